import { firstUnit } from '../tokenize.ts';

/**
 * Where words stand. Documents ascend; the positions of document number `i` of the list are
 * `places[starts[i]]` up to, not including, `places[starts[i + 1]]`, and ascend too.
 */
export interface Postings {
  docs: number[];
  starts: number[];
  places: number[];
}

export const NOWHERE: Postings = { docs: [], starts: [0], places: [] };

/** Positions of document number `i` of the list. */
export const placesOf = ({ starts, places }: Postings, i: number): number[] =>
  places.slice(starts[i], starts[i + 1]);

/** Documents with a list of positions each; those whose list is empty are left out. */
export function postingsOf(docs: readonly number[], lists: readonly number[][]): Postings {
  const found: Postings = { docs: [], starts: [0], places: [] };
  lists.forEach((list, i) => {
    if (list.length === 0) return;
    found.docs.push(docs[i] ?? 0);
    found.starts.push(found.places.push(...list));
  });
  return found;
}

const decoder = new TextDecoder();

/**
 * The postings of all words in one inflated block: CBOR items `[word, [page…]]`, a page being `[step
 * to the document, [step to the position…]]`; all lengths and numbers are known. What a single
 * character has for positions is 1 in a subhead, 2 in a title: it is made one there by `base`.
 */
export function readPostings(block: Uint8Array, base: number): Map<string, Postings> {
  const found = new Map<string, Postings>();
  let at = 0;
  /** The number of the next item, whatever it is. */
  const head = () => {
    const info = (block[at++] ?? 0) & 31;
    if (info < 24) return info;
    let value = 0;
    for (let left = 1 << (info - 24); left > 0; left--) value = value * 256 + (block[at++] ?? 0);
    return value;
  };
  while (at < block.length) {
    head();
    const length = head();
    at += length;
    const word = decoder.decode(block.subarray(at - length, at));
    const unit = word === firstUnit(word) ? base : 1;
    const docs: number[] = [];
    const starts = [0];
    const places: number[] = [];
    let doc = 0;
    for (let left = head(); left > 0; left--) {
      head();
      doc += head();
      docs.push(doc);
      let place = 0;
      for (let more = head(); more > 0; more--) {
        place += unit * head();
        places.push(place);
      }
      starts.push(places.length);
    }
    found.set(word, { docs, starts, places });
  }
  return found;
}

/** The documents of `a` that are, or are not, in `b`; both ascend. */
function sift(a: readonly number[], b: readonly number[], inBoth: boolean): number[] {
  let j = 0;
  return a.filter((doc) => {
    while ((b[j] ?? doc) < doc) j++;
    return (b[j] === doc) === inBoth;
  });
}

/** Documents in both lists, ascending. */
export const intersect = (a: readonly number[], b: readonly number[]): number[] => sift(a, b, true);

/** Documents in `a` that are not in `b`. */
export const without = (a: readonly number[], b: readonly number[]): number[] => sift(a, b, false);

/** Documents in any of the lists, ascending. */
export const unite = (lists: readonly (readonly number[])[]): readonly number[] =>
  lists.length === 1 && lists[0] ? lists[0] : [...new Set(lists.flat())].sort((a, b) => a - b);

/** Where `second` stands `step` positions behind `first`. */
export function adjacent(first: Postings, second: Postings, step: number): Postings {
  const docs: number[] = [];
  const starts = [0];
  const places: number[] = [];
  for (let i = 0, j = 0; i < first.docs.length && j < second.docs.length; ) {
    const doc = first.docs[i] ?? 0;
    const difference = doc - (second.docs[j] ?? 0);
    if (difference === 0) {
      let a = first.starts[i] ?? 0;
      let b = second.starts[j] ?? 0;
      const endA = first.starts[i + 1] ?? 0;
      const endB = second.starts[j + 1] ?? 0;
      while (a < endA && b < endB) {
        const place = first.places[a] ?? 0;
        const off = place + step - (second.places[b] ?? 0);
        if (off === 0) places.push(place);
        if (off <= 0) a++;
        if (off >= 0) b++;
      }
      if (places.length > (starts.at(-1) ?? 0)) {
        docs.push(doc);
        starts.push(places.length);
      }
    }
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return { docs, starts, places };
}
