import type { Normalise } from './tokenize.ts';

/** A stretch of printed text; `hit` when a phrase of the query stands there. */
export interface Segment {
  text: string;
  hit: boolean;
}

/** Where a phrase stands in a printed text: UTF-16 offsets, and which phrase. */
export interface Hit {
  from: number;
  to: number;
  phrase: number;
}

/** Characters of text in an excerpt: about four lines of a phone. */
const LENGTH = 110;
/** What precedes a hit in a sentence that is too long to show whole. */
const BEFORE = 30;

/** All places where the normalised `phrases` stand in a printed text, overlapping ones too. */
export function hitsIn(printed: string, phrases: readonly string[], normalise: Normalise): Hit[] {
  const places: number[] = [];
  const text = normalise(printed, places);
  const at = places.slice(0, text.length);
  const hits: Hit[] = [];
  phrases.forEach((wanted, phrase) => {
    if (wanted === '') return;
    for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
      const last = at[from + wanted.length - 1] ?? 0;
      let after = from + wanted.length;
      while (after < at.length && (at[after] ?? 0) === last) after++;
      hits.push({ from: at[from] ?? 0, to: at[after] ?? printed.trimEnd().length, phrase });
    }
  });
  return hits.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Finds the hits of a printed text. */
export type HitFinder = (printed: string) => Hit[];

/** Finds where normalised phrases stand; a text that was looked through before is not again. */
export function hitFinder(phrases: readonly string[], normalise: Normalise): HitFinder {
  const known = new Map<string, Hit[]>();
  return (printed) => {
    const hits = known.get(printed) ?? hitsIn(printed, phrases, normalise);
    known.set(printed, hits);
    return hits;
  };
}

/** The part [from, to) of a text as stretches with and without hits; overlapping hits are one. */
export function segments(
  printed: string,
  hits: readonly Hit[],
  from: number,
  to: number,
): Segment[] {
  const found: Segment[] = [];
  let at = from;
  for (const hit of hits) {
    const start = Math.max(hit.from, at);
    const end = Math.min(hit.to, to);
    if (end <= start) continue;
    if (start > at) found.push({ text: printed.slice(at, start), hit: false });
    const last = found.at(-1);
    if (last?.hit && start === at) last.text += printed.slice(start, end);
    else found.push({ text: printed.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) found.push({ text: printed.slice(at, to), hit: false });
  return found;
}

/** A whole text with its hits marked. */
export const marked = (printed: string, hitsOf: HitFinder): Segment[] =>
  segments(printed, hitsOf(printed), 0, printed.length);

const SENTENCE = /[^。！？!?；;…]*(?:[。！？!?；;…]+["”’」』）)]*|$)/gu;

const ELLIPSIS: Segment = { text: '……', hit: false };

interface Stretch {
  from: number;
  to: number;
}

/** The sentences of a text; those that a hit reaches across are one. */
function sentences(printed: string, hits: readonly Hit[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { 0: sentence, index: from } of printed.matchAll(SENTENCE)) {
    if (sentence === '') continue;
    const to = from + sentence.length;
    const last = found.at(-1);
    if (last && hits.some((hit) => hit.from < from && hit.to > from)) last.to = to;
    else found.push({ from, to });
  }
  return found;
}

/** Where clauses of a sentence meet. */
const CLAUSE_END = /[，、：,:]/gu;

/** Part of a sentence around a hit, its cut ends drawn in to where clauses meet. */
function cutAtClauses(printed: string, cut: Stretch, hit: Stretch, whole: Stretch): Stretch {
  const ends = [...printed.slice(cut.from, cut.to).matchAll(CLAUSE_END)].map(
    ({ index }) => cut.from + index + 1,
  );
  const first = ends.find((end) => end <= hit.from);
  const last = ends.findLast((end) => end >= hit.to);
  return {
    from: cut.from > whole.from && first !== undefined ? first : cut.from,
    to: cut.to < whole.to && last !== undefined ? last : cut.to,
  };
}

/** Sentences from number `first` on, as many as fit; at least one, cut if it is too long. */
function stretchFrom(
  printed: string,
  all: readonly Stretch[],
  first: number,
  hits: readonly Hit[],
): Stretch {
  const { from, to } = all[first] ?? { from: 0, to: 0 };
  if (to - from > LENGTH) {
    const hit = hits.find((one) => one.from >= from && one.from < to) ?? { from, to: from };
    const start = Math.max(from, Math.min(hit.from - BEFORE, to - LENGTH));
    const end = Math.min(to, start + LENGTH);
    return cutAtClauses(printed, { from: start, to: end }, hit, { from, to });
  }
  let end = to;
  for (const next of all.slice(first + 1)) {
    if (next.to - from > LENGTH) break;
    end = next.to;
  }
  return { from, to: end };
}

/**
 * The piece of a text that shows best why it was found: whole sentences with the most different
 * phrases, then the most hits, then the earliest. Only a sentence too long for the eye is cut,
 * and an ellipsis says so.
 */
export function excerpt(parts: readonly string[], hitsOf: HitFinder): Segment[] {
  let best: { value: number; shown: Segment[] } | undefined;
  for (const part of parts) {
    const hits = hitsOf(part);
    const all = sentences(part, hits);
    for (let i = 0; i < all.length; i++) {
      const { from, to } = stretchFrom(part, all, i, hits);
      const inside = hits.filter((hit) => hit.from >= from && hit.to <= to);
      const different = new Set(inside.map((hit) => hit.phrase)).size;
      const value = 100 * different + Math.min(99, inside.length);
      if (best && value <= best.value) continue;
      const shown = segments(part, hits, from, to);
      if (!all.some((one) => one.from === from)) shown.unshift(ELLIPSIS);
      if (!all.some((one) => one.to === to)) shown.push(ELLIPSIS);
      best = { value, shown };
    }
  }
  return best?.shown ?? [];
}
