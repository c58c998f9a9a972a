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

const ARRAY = 4;

/**
 * The postings of the wanted words in one inflated block: CBOR items `[word, [page…]]`, a
 * page being `[step to the document, [step to the position…]]`; all lengths and numbers are known.
 */
export function readPostings(block: Uint8Array, wanted: readonly string[]): Map<string, Postings> {
  const found = new Map<string, Postings>();
  const keys = wanted.map((word) => new TextEncoder().encode(word));
  let at = 0;
  let major = 0;
  const head = () => {
    const first = block[at++] ?? 0;
    major = first >> 5;
    const info = first & 31;
    if (info < 24) return info;
    let value = 0;
    for (let left = 1 << (info - 24); left > 0; left--) value = value * 256 + (block[at++] ?? 0);
    return value;
  };
  const skip = () => {
    for (let left = 1; left > 0; left--) {
      const value = head();
      if (major === ARRAY) left += value;
      else if (major > 1) at += value;
    }
  };
  const pages = (): Postings => {
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
    return { docs, starts, places };
  };
  while (at < block.length && found.size < wanted.length) {
    head();
    const length = head();
    const begins = at;
    at += length;
    const match = keys.findIndex(
      (key) => key.length === length && key.every((byte, i) => byte === block[begins + i]),
    );
    if (match < 0) skip();
    else found.set(wanted[match] ?? '', pages());
  }
  return found;
}

/** Documents in both lists, ascending. */
export function intersect(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) both.push(a[i] ?? 0);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both;
}

/** Documents in any of the lists, ascending. */
export function unite(lists: readonly (readonly number[])[]): number[] {
  if (lists.length === 1) return [...(lists[0] ?? [])];
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}

/** Documents in `a` that are not in `b`. */
export function without(a: readonly number[], b: readonly number[]): number[] {
  const left: number[] = [];
  let j = 0;
  for (const doc of a) {
    while (j < b.length && (b[j] ?? 0) < doc) j++;
    if (b[j] !== doc) left.push(doc);
  }
  return left;
}

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
