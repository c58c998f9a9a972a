import type { Leaf } from './evaluate.ts';
import { placesOf } from './postings.ts';

/*
 * Rank is a sum of small whole numbers, so that many pieces share a rank and the newer one stands
 * first: a hit in the title is worth more than any number in the text, then one in a subhead, then
 * hits close to each other, then more of them.
 */
const IN_TITLE = 32;
const IN_SUBHEAD = 12;
/** For each step of `TIGHT` that the hits of different texts lie within. */
const CLOSE = 4;
/** Characters between the first and the last of one hit of each text. */
const TIGHT = [2, 10, 30, 100];
/** Doublings of the number of hits that still count. */
const MOST_DOUBLINGS = 4;

/** Fewest characters that lie between hits of all lists, each ascending. */
export function narrowest(lists: readonly (readonly number[])[]): { width: number; from: number } {
  const at = lists.map(() => 0);
  let best = { width: Number.POSITIVE_INFINITY, from: 0 };
  for (;;) {
    let low = 0;
    let lowest = Number.POSITIVE_INFINITY;
    let highest = 0;
    lists.forEach((list, i) => {
      const place = list[at[i] ?? 0] ?? 0;
      highest = Math.max(highest, place);
      if (place < lowest) [low, lowest] = [i, place];
    });
    if (highest - lowest < best.width) best = { width: highest - lowest, from: lowest };
    at[low] = (at[low] ?? 0) + 1;
    if ((at[low] ?? 0) >= (lists[low]?.length ?? 0)) return best;
  }
}

/** Documents (ascending) by rank, the best first; of equal ones the newest. */
export function byRank(docs: readonly number[], leaves: readonly Leaf[], base: number): number[] {
  const at = leaves.map(() => 0);
  const ranked: number[][] = [];
  for (const doc of docs) {
    let rank = 0;
    const texts: number[][] = [];
    let length = 0;
    leaves.forEach(({ text, found }, i) => {
      let here = at[i] ?? 0;
      while ((found.docs[here] ?? doc) < doc) here++;
      at[i] = here;
      if (found.docs[here] !== doc) return;
      const end = found.starts[here + 1] ?? 0;
      const hits = end - (found.starts[here] ?? 0);
      // A single character has no positions in the text.
      const last = hits > 0 ? (found.places[end - 1] ?? 0) : 0;
      if (last >= 2 * base) rank += IN_TITLE;
      else if (last >= base) rank += IN_SUBHEAD;
      rank += 1 + Math.min(MOST_DOUBLINGS, 31 - Math.clz32(hits || 1));
      if (leaves.length > 1 && hits > 0) {
        texts.push(placesOf(found, here));
        length = Math.max(length, text.length);
      }
    });
    if (texts.length > 1) {
      const { width } = narrowest(texts);
      rank += CLOSE * TIGHT.filter((step) => width <= length + step).length;
    }
    const equals = ranked[rank];
    if (equals) equals.push(doc);
    else ranked[rank] = [doc];
  }
  return ranked.reverse().flatMap((equals) => equals?.reverse() ?? []);
}
