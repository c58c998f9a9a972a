import hongKong from 'opencc-js/dict/HKVariantsRev';
import traditional from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWVariantsRev';

const pairs = (table: string) =>
  new Map(
    table.split('|').map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split(' ');
      return [from, to];
    }),
  );

/**
 * Traditional → Simplified, one character to one, from the tables of opencc-js. Forms of Hong Kong
 * and Taiwan go through their standard form first, and chains are followed to their end, so that
 * folding twice is folding once.
 */
export function traditionalToSimplified(): Map<string, string> {
  const main = pairs(traditional);
  const regional = [pairs(hongKong), pairs(taiwan)];
  const step = (character: string) => {
    const direct = main.get(character);
    if (direct) return direct;
    for (const table of regional) {
      const standard = table.get(character);
      if (standard && main.has(standard)) return main.get(standard) ?? character;
    }
    return character;
  };
  const folded = new Map<string, string>();
  for (const character of new Set([...main.keys(), ...regional.flatMap((t) => [...t.keys()])])) {
    let end = character;
    for (let next = step(end); next !== end; next = step(end)) end = next;
    if (end !== character) folded.set(character, end);
  }
  return folded;
}

/** The table as a reader loads it: all Traditional characters, a line end, their Simplified ones. */
export function foldingFile(): string {
  const pairs = [...traditionalToSimplified()].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${pairs.map(([from]) => from).join('')}\n${pairs.map(([, to]) => to).join('')}`;
}
