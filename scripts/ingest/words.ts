import { bare } from './chars.ts';

/** How often character pairs stand in a dump, and in how many of its drafts groups of three do. */
export interface PageWords {
  readonly pairs: ReadonlyMap<string, number>;
  readonly spread: ReadonlyMap<string, number>;
  readonly texts: readonly ReadonlySet<string>[];
}

/** The words of a page: evidence for what reads on, and for which text belongs to which piece. */
export function pageWords(texts: readonly string[]): PageWords {
  const pairs = new Map<string, number>();
  const spread = new Map<string, number>();
  const sets = texts.map((text) => {
    for (const pair of grams(text, 2)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    const set = new Set([...grams(text, 3), ...grams(text, 4)]);
    for (const gram of set) spread.set(gram, (spread.get(gram) ?? 0) + 1);
    return set;
  });
  return { pairs, spread, texts: sets };
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

/** Evidence from the page that `next` goes on with `text`: is their border's pair printed elsewhere? */
export function bridge(words: PageWords, text: string, next: string): number {
  const pair = bare(text).slice(-1) + bare(next).slice(0, 1);
  if (!/^[\p{L}\p{N}]{2}$/u.test(pair)) return 0;
  const found = words.pairs.get(pair) ?? 0;
  return found === 0 ? -0.5 : Math.min(2, Math.log2(1 + found));
}

/**
 * How much of what is special in `text` is also in a draft: the share of its character groups,
 * each weighted by how few drafts of the page have it. `own` tells that the text is counted in
 * that draft and must not prove itself: then its groups count only if they stand there twice.
 */
export function affinity(words: PageWords, text: string, draft: number, rest?: string): number {
  const set =
    rest === undefined ? words.texts[draft] : new Set([...grams(rest, 3), ...grams(rest, 4)]);
  if (!set) return 0;
  let shared = 0;
  let all = 0;
  for (const gram of new Set([...grams(text, 3), ...grams(text, 4)])) {
    const weight = Math.log(1 + words.texts.length / (words.spread.get(gram) ?? 1));
    all += weight;
    if (set.has(gram)) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}
