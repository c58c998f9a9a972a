import { isZone, townStem, villageStem } from '../../../src/gazetteer/forms.ts';
import { codesUnder, type Gazetteer } from '../../../src/gazetteer/parse.ts';
import { isWord, withZone } from './mentions.ts';
import type { Settled } from './settle.ts';

/** A stem found in a passage. */
export interface StemMention extends Settled {
  /** True if the piece names the place in full elsewhere. */
  readonly known: boolean;
}

/** More towns of one stem than this in all China make it too common to go by the stem alone. */
const COMMON = 3;
/** Looking for the stems of a county's towns costs time; a piece on more counties is about none. */
const MOST_COUNTIES = 4;

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
  const taken = texts.map(() => new Set<number>());
  for (const { passage, from, to } of settled) {
    for (let at = from; at < to; at++) taken[passage]?.add(at);
  }
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
    if (stem !== undefined && !isCommon(stem, gazetteer)) stems.set(stem, code);
  }
  return stems;
}

/** The counties that a piece names most, under their full name or that of a town in them. */
function countiesOf(settled: readonly Settled[]): string[] {
  const counts = new Map<string, number>();
  for (const { code, form } of settled) {
    if (code.length < 6 || form === 'short') continue;
    const county = code.slice(0, 6);
    counts.set(county, (counts.get(county) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COUNTIES)
    .map(([county]) => county);
}

/** True for stems that are ordinary words (胜利), other places (海盐) or the stems of many towns. */
function isCommon(stem: string, gazetteer: Gazetteer): boolean {
  if (isWord(stem) || gazetteer.words.has(stem) || gazetteer.short.has(stem)) return true;
  const bearers = ['镇', '乡', '街道'].flatMap((kind) =>
    codesUnder(gazetteer.official, stem + kind),
  );
  return bearers.length > COMMON;
}

function occurrences(
  stem: string,
  code: string,
  texts: readonly string[],
  taken: readonly ReadonlySet<number>[],
  known: boolean,
): StemMention[] {
  return texts.flatMap((text, passage) => {
    const found: StemMention[] = [];
    for (let from = text.indexOf(stem); from >= 0; from = text.indexOf(stem, from + 1)) {
      const to = from + stem.length;
      if (taken[passage]?.has(from) || taken[passage]?.has(to - 1)) continue;
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
