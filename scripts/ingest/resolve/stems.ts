import { isZone, townStem, villageStem } from '../../../src/gazetteer/forms.ts';
import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import { type Mention, withZone } from './mentions.ts';
import type { Settled } from './settle.ts';

/** A stem found in a passage. */
export interface StemMention extends Settled {
  /** True if the piece names the place in full elsewhere. */
  readonly known: boolean;
}

/** More towns of one stem than this in all China make it too common to go by the stem alone. */
const COMMON = 3;

/**
 * Mentions of towns and villages without their kind (盐官 for 盐官镇, 缪家 for 缪家村): of those that the
 * piece names in full, and of the other towns of its counties where the stem is rare and printed
 * twice, or once with a development zone's kind after it.
 */
export function findStems(
  texts: readonly string[],
  settled: readonly Settled[],
  gazetteer: Gazetteer,
): StemMention[] {
  const taken = texts.map((_, passage) => settled.filter((mention) => mention.passage === passage));
  const found: StemMention[] = [];
  const known = new Set(settled.filter(({ code }) => code.length >= 9).map(({ code }) => code));
  for (const [stem, code] of stemsOf(known, gazetteer)) {
    found.push(...occurrences(stem, code, texts, taken, true));
  }
  for (const county of countiesOf(settled)) {
    for (const code of gazetteer.children.get(county) ?? []) {
      const name = gazetteer.names.get(code) ?? '';
      const stem = townStem(name);
      if (known.has(code) || stem === undefined || isZone(code, name)) continue;
      if (!texts.some((text) => text.includes(stem)) || isCommon(stem, gazetteer)) continue;
      const all = occurrences(stem, code, texts, taken, false);
      if (all.length > 1 || all.some(({ zone }) => zone !== undefined)) found.push(...all);
    }
  }
  return found;
}

/** Stems of the given towns and villages; a town's wins over a village's. */
function stemsOf(codes: ReadonlySet<string>, gazetteer: Gazetteer): Map<string, string> {
  const stems = new Map<string, string>();
  for (const code of [...codes].sort((a, b) => b.length - a.length)) {
    const name = gazetteer.names.get(code) ?? '';
    const stem = code.length === 9 ? townStem(name) : villageStem(name);
    if (stem !== undefined && !gazetteer.words.has(stem)) stems.set(stem, code);
  }
  return stems;
}

function countiesOf(settled: readonly Settled[]): Set<string> {
  const counties = settled.filter(({ code, form }) => code.length >= 6 && form !== 'short');
  return new Set(counties.map(({ code }) => code.slice(0, 6)));
}

function isCommon(stem: string, gazetteer: Gazetteer): boolean {
  if (gazetteer.words.has(stem) || gazetteer.short.has(stem)) return true;
  const bearers = ['镇', '乡', '街道'].flatMap((kind) => gazetteer.official.get(stem + kind) ?? []);
  return bearers.length > COMMON;
}

function occurrences(
  stem: string,
  code: string,
  texts: readonly string[],
  taken: readonly (readonly Mention[])[],
  known: boolean,
): StemMention[] {
  return texts.flatMap((text, passage) => {
    const found: StemMention[] = [];
    for (let from = text.indexOf(stem); from >= 0; from = text.indexOf(stem, from + 1)) {
      const to = from + stem.length;
      if (taken[passage]?.some((other) => other.from < to && from < other.to)) continue;
      const mention = withZone({ from, to, codes: [code], form: 'stem' }, text);
      found.push({
        ...mention,
        passage,
        code,
        chainFrom: from,
        inChain: false,
        by: 'context',
        known,
      });
    }
    return found;
  });
}
