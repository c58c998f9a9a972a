import { FOLDED_WITHIN_GB2312, VARIANTS } from './variants.ts';

/**
 * The only splitter of text for search: what writes the index and what reads a query call this
 * module, so both see the same characters.
 */

/** Traditional character → Simplified character. */
export type FoldingTable = ReadonlyMap<string, string>;

/** A character with what combines with it: the unit that NFKC may look at. */
const CLUSTER = /\P{M}\p{M}*|\p{M}/uy;

/** UTF-16 units that neither combine with what is before them nor are half of a character. */
const standsAlone = (unit: number) =>
  unit < 0x300 ||
  (unit >= 0x2000 && unit < 0x20d0) ||
  (unit >= 0x3030 && unit < 0x3099) ||
  (unit >= 0x3400 && unit < 0xa000) ||
  (unit >= 0xff00 && unit < 0xff9e);

/** End of the cluster that begins at `from`. */
function clusterEnd(text: string, from: number): number {
  if (standsAlone(text.charCodeAt(from))) {
    const next = from + 1;
    if (next === text.length || standsAlone(text.charCodeAt(next))) return next;
  }
  CLUSTER.lastIndex = from;
  CLUSTER.test(text);
  return CLUSTER.lastIndex || from + 1;
}

const ACCENTED_LATIN = /[\u00c0-\u024f\u1e00-\u1eff]/;
const HAN = /^\p{Script=Han}$/u;
const INVISIBLE = /^(?!\s)[\p{Cf}\p{Cc}]$/u;

const ALWAYS: FoldingTable = new Map(
  [...VARIANTS, ...FOLDED_WITHIN_GB2312].flatMap(([variants, indexed]) =>
    [...variants].map((variant): [string, string] => [variant, indexed]),
  ),
);

/** What a cluster is indexed as. */
function foldCluster(cluster: string, table: FoldingTable): string {
  if (INVISIBLE.test(cluster)) return '';
  const known = (character: string) => ALWAYS.get(character) ?? table.get(character);
  let text = known(cluster) ?? cluster.normalize('NFKC').toLowerCase();
  if (ACCENTED_LATIN.test(text)) text = text.normalize('NFD').replace(/\p{M}/gu, '');
  let folded = '';
  for (const character of text)
    folded += /\s/.test(character) ? ' ' : (known(character) ?? character);
  return folded;
}

/**
 * Normalises a printed text. It fills `at`, for text whose printed places matter, with where each
 * UTF-16 unit of the result comes from, the last ones possibly of white space that is cut off.
 */
export type Normalise = (printed: string, at?: number[]) => string;

/** A normaliser with its own memory of characters already folded; `table` must not change. */
export function normaliser(table: FoldingTable): Normalise {
  const known = new Map<string, string>();
  return (printed, at) => {
    let text = '';
    for (let from = 0, to = 0; from < printed.length; from = to) {
      to = clusterEnd(printed, from);
      const cluster = printed.slice(from, to);
      let folded = known.get(cluster);
      if (folded === undefined) {
        folded = foldCluster(cluster, table);
        known.set(cluster, folded);
      }
      if (folded === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += folded;
      while (at && at.length < text.length) at.push(from);
    }
    return text.trimEnd();
  };
}

let simplified = '';

/**
 * The 6,763 characters of GB 2312, spelled out by the decoder that every browser has. A set of them
 * would take longer to make than it saves a reader.
 */
export function gb2312(): string {
  if (!simplified) {
    const bytes = new Uint8Array(72 * 94 * 2);
    for (let i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0xb0 + i / 188;
      bytes[i + 1] = 0xa1 + (i % 188) / 2;
    }
    simplified = new TextDecoder('gbk').decode(bytes);
  }
  return simplified;
}

/**
 * Whether a text holds a Han character that only the full folding table can judge. Most are known from
 * GB 2312: a browser takes milliseconds to make ready for the first use of a script in a pattern.
 */
export function needsFoldingTable(text: string): boolean {
  return [...text.normalize('NFKC')].some(
    (character) =>
      character > '\u2e80' &&
      !ALWAYS.has(character) &&
      !gb2312().includes(character) &&
      HAN.test(character),
  );
}

/*
 * Words of the index are pairs of units. Letters a–z, digits and Han characters stand for
 * themselves; Pagefind drops or splits everything else, so other characters are written with
 * letters no newspaper prints (Tangut, U+17000 and up): common signs as one, the rest as two.
 */
const isPlain = (code: number) =>
  (code >= 0x4e00 && code < 0xa000) ||
  (code >= 0x3400 && code < 0x4dc0) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x20000 && HAN.test(String.fromCodePoint(code)));

const SIGNS = 0x17000;
/** Number of a common sign; −1 of anything else. */
function signNumber(code: number): number {
  if (code < 0x100) return code;
  if (code >= 0x2000 && code < 0x2700) return code - 0x1f00;
  return code >= 0x3000 && code < 0x3100 ? code - 0x2800 : -1;
}
const HIGH = 0x17900;
const LOW = 0x17d40;

/** A normalised text as units: what the index takes for characters. */
export function units(normalised: string): string[] {
  const found: string[] = [];
  for (const character of normalised) {
    const code = character.codePointAt(0) ?? 0;
    const sign = signNumber(code);
    if (isPlain(code)) found.push(character);
    else if (sign >= 0) found.push(String.fromCodePoint(SIGNS + sign));
    else
      found.push(
        String.fromCodePoint(HIGH + (code >> 10)),
        String.fromCodePoint(LOW + (code & 1023)),
      );
  }
  return found;
}

/** A word that only takes up a position: what lies around it is not adjacent. Never searched for. */
export const GAP = '\u{18600}';

/**
 * The words of one part of a text (a headline, a paragraph): each unit with its successor, the last
 * one alone, so word number i begins at unit i. Any string inside the part is a run of such words.
 */
export function words(normalised: string): string[] {
  const all = units(normalised);
  return all.map((unit, i) => unit + (all[i + 1] ?? ''));
}

/** The words that stand one after another wherever a phrase stands: its overlapping pairs. */
export function phraseWords(normalised: string): string[] {
  const all = words(normalised);
  return all.length > 1 ? all.slice(0, -1) : all;
}

/** The unit that a word of the index begins with. */
export const firstUnit = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0);
