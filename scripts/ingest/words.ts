import { bare } from './chars.ts';

/** How often character pairs stand in a dump, and in which of its drafts groups of three and four do. */
export interface PageWords {
  readonly pairs: ReadonlyMap<string, number>;
  /** For each group, draft after draft in their order: the draft's index, and how often it has it. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Number of drafts. */
  readonly size: number;
}

/** A page has some ten thousand groups of characters. A table beyond this many takes no new ones. */
const MOST_GROUPS = 4_000_000;

/** Groups that so many drafts have say nothing about where a text belongs. */
const COMMON = 128;

/**
 * The words of a page: evidence for what reads on, and for which text belongs to which piece. Each
 * table is made when it is first asked for, because most pages need only the pairs.
 */
export function pageWords(texts: readonly string[]): PageWords {
  let pairs: PageWords['pairs'] | undefined;
  let places: PageWords['places'] | undefined;
  return {
    get pairs() {
      pairs ??= countPairs(texts);
      return pairs;
    },
    get places() {
      places ??= placeGroups(texts);
      return places;
    },
    size: texts.length,
  };
}

function countPairs(texts: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const text of texts) for (const pair of grams(text, 2)) add(pairs, pair);
  return pairs;
}

function placeGroups(texts: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [draft, text] of texts.entries()) {
    for (const size of [3, 4]) for (const gram of grams(text, size)) note(places, gram, draft);
  }
  return places;
}

function add(counts: Map<string, number>, key: string): void {
  const count = counts.get(key);
  if (count !== undefined) counts.set(key, count + 1);
  else if (counts.size < MOST_GROUPS) counts.set(key, 1);
}

function note(places: Map<string, number[]>, gram: string, draft: number): void {
  const found = places.get(gram);
  if (!found) {
    if (places.size < MOST_GROUPS) places.set(gram, [draft, 1]);
  } else if (found[found.length - 2] === draft) found[found.length - 1] = (found.at(-1) ?? 0) + 1;
  else found.push(draft, 1);
}

/** All groups of `size` characters in runs of letters and digits, in order. */
export function grams(text: string, size: number): string[] {
  const result: string[] = [];
  // A line end is a border; a space inside a line is not.
  for (const run of text.replace(/[^\S\n]+/gu, '').match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (let index = 0; index + size <= run.length; index++)
      result.push(run.slice(index, index + size));
  }
  return result;
}

/** Share of the character pairs of a line that a text has. */
export function sharedPairs(line: string, text: string): number {
  const pairs = new Set(grams(line, 2));
  let found = 0;
  for (const pair of pairs) if (text.includes(pair)) found++;
  return pairs.size === 0 ? 0 : found / pairs.size;
}

/** A border is decided by the characters beside it; white space there is short. */
const BORDER = 40;

/** Evidence from the page that `next` goes on with `text`: is their border's pair printed elsewhere? */
export function bridge(words: PageWords, text: string, next: string): number {
  const pair = bare(text.slice(-BORDER)).slice(-1) + bare(next.slice(0, BORDER)).slice(0, 1);
  if (!/^[\p{L}\p{N}]{2}$/u.test(pair)) return 0;
  const found = words.pairs.get(pair) ?? 0;
  return found === 0 ? -0.5 : Math.min(2, Math.log2(1 + found));
}

/** The groups of a text, each with how often it stands there. */
function groups(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const size of [3, 4]) for (const gram of grams(text, size)) add(counts, gram);
  return counts;
}

/** The fewer drafts of a page have a group, the more it says. */
function weight(words: PageWords, places: readonly number[] | undefined): number {
  return Math.log(1 + words.size / ((places?.length ?? 2) / 2));
}

/**
 * How much of what is special in `text` is also in a draft: the share of its character groups,
 * each weighted by how few drafts of the page have it. `less` is text of that draft that does not
 * count, because a text that stands there must not prove itself.
 */
export function affinity(words: PageWords, text: string, draft: number, less = ''): number {
  const without = groups(less);
  let shared = 0;
  let all = 0;
  for (const gram of groups(text).keys()) {
    const places = words.places.get(gram);
    const special = weight(words, places);
    all += special;
    if (countIn(places, draft) > (without.get(gram) ?? 0)) shared += special;
  }
  return all === 0 ? 0 : shared / all;
}

/** The affinity of a text with every draft of the page, those left out that share nothing. */
export function affinities(words: PageWords, text: string): Map<number, number> {
  const shared = new Map<number, number>();
  let all = 0;
  for (const gram of groups(text).keys()) {
    const places = words.places.get(gram);
    const special = weight(words, places);
    all += special;
    if (!places || places.length / 2 > COMMON) continue;
    for (let at = 0; at < places.length; at += 2) {
      const draft = places[at] ?? 0;
      shared.set(draft, (shared.get(draft) ?? 0) + special);
    }
  }
  return new Map([...shared].map(([draft, sum]) => [draft, sum / all]));
}

/** How often a draft has a group, found by halving. */
function countIn(places: readonly number[] | undefined, draft: number): number {
  let low = 0;
  let high = (places?.length ?? 0) / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = places?.[middle * 2] ?? 0;
    if (at === draft) return places?.[middle * 2 + 1] ?? 0;
    if (at < draft) low = middle + 1;
    else high = middle;
  }
  return 0;
}
