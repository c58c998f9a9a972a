import { firstUnit } from '../tokenize.ts';
import type { Postings } from './postings.ts';

/**
 * Where a character stands that has no word of its own: in the pieces of all words that begin with it.
 * As in a word of its own it has one position at most, the beginning of subheads or of the title,
 * so that what is found ranks the same.
 *
 * @param located the block in which its own word would be, and those behind it in its file
 * @param base where positions in subheads begin
 */
export async function ofCharacter<Block extends { from: string }>(
  character: string,
  located: readonly Block[],
  load: (block: Block) => Promise<ReadonlyMap<string, Postings>>,
  base: number,
): Promise<Postings> {
  const mayHave = located.filter(({ from }, i) => i === 0 || firstUnit(from) === character);
  const all = await Promise.all(mayHave.map(load));
  const best = new Map<number, number>();
  for (const [word, { docs, starts, places }] of all.flatMap((one) => [...one])) {
    if (firstUnit(word) !== character) continue;
    docs.forEach((doc, i) => {
      const end = starts[i + 1] ?? 0;
      const last = end > (starts[i] ?? 0) ? (places[end - 1] ?? 0) : 0;
      const place = Math.min(2, Math.floor(last / base)) * base;
      best.set(doc, Math.max(place, best.get(doc) ?? 0));
    });
  }
  const found: Postings = { docs: [], starts: [0], places: [] };
  for (const doc of [...best.keys()].sort((a, b) => a - b)) {
    const place = best.get(doc) ?? 0;
    if (place > 0) found.places.push(place);
    found.docs.push(doc);
    found.starts.push(found.places.length);
  }
  return found;
}
