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
 * to the document, [step to the position…]]`; all lengths and numbers are known.
 */
export function readPostings(block: Uint8Array): Map<string, Postings> {
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
        place += head();
        places.push(place);
      }
      starts.push(places.length);
    }
    found.set(word, { docs, starts, places });
  }
  return found;
}

/** The numbers of `a` that are, or are not, in `b`; both ascend. */
function sift(a: readonly number[], b: readonly number[], wanted: boolean): number[] {
  let j = 0;
  return a.filter((number) => {
    while ((b[j] ?? number) < number) j++;
    return (b[j] === number) === wanted;
  });
}

/** Documents in both lists, ascending. */
export const intersect = (a: readonly number[], b: readonly number[]): number[] => sift(a, b, true);

/** Documents in `a` that are not in `b`. */
export const without = (a: readonly number[], b: readonly number[]): number[] => sift(a, b, false);

/** Documents in any of the lists, ascending. */
export function unite(lists: readonly (readonly number[])[]): readonly number[] {
  const some = lists.filter(({ length }) => length > 0);
  return some.length > 1 ? [...new Set(some.flat())].sort((a, b) => a - b) : (some[0] ?? []);
}

/** Where `second` stands `step` positions behind `first`; common words have no time for lists of their own. */
export function adjacent(first: Postings, second: Postings, step: number): Postings {
  const found: Postings = { docs: [], starts: [0], places: [] };
  let j = 0;
  first.docs.forEach((doc, i) => {
    while ((second.docs[j] ?? doc) < doc) j++;
    if (second.docs[j] !== doc) return;
    const before = found.places.length;
    let there = second.starts[j] ?? 0;
    const end = second.starts[j + 1] ?? 0;
    for (let here = first.starts[i] ?? 0; here < (first.starts[i + 1] ?? 0); here++) {
      const place = first.places[here] ?? 0;
      while (there < end && (second.places[there] ?? 0) < place + step) there++;
      if (there < end && second.places[there] === place + step) found.places.push(place);
    }
    if (found.places.length > before) {
      found.docs.push(doc);
      found.starts.push(found.places.length);
    }
  });
  return found;
}
