import { type SearchDoc, searchParts } from '../../../src/search/record.ts';
import { normaliser } from '../../../src/search/tokenize.ts';
import { rngOf } from '../../corpus/rng.ts';
import { traditionalToSimplified } from '../../index/folding.ts';

/** A query of the benchmark: normalised texts that must all stand in a piece. */
export interface BenchQuery {
  /** Length of a substring, or `word`, `place`, `two`, `three`. */
  kind: string;
  texts: string[];
}

/** How many queries of each kind: 487 together. */
const SUBSTRINGS = { lengths: [1, 2, 3, 4, 5, 6], each: 50 };
const WORDS = 60;
const PLACES = 47;
const TWO = 50;
const THREE = 30;

/** What one side's query language or another's would take for more than text. */
const OPERATOR = /["'\s|:：&*+\-()[\]{}^~!\\/.]/u;
const HAN_WORD = /^\p{Script=Han}{2,4}$/u;
/** Between the parts of a piece: no query has it. */
const BREAK = '\n';

/** Collects a corpus: what stands in each piece, literally, after the stated normalisation. */
export function truth() {
  const normalise = normaliser(traditionalToSimplified());
  const urls: string[] = [];
  const pieces: string[] = [];
  const places = new Set<string>();
  let bytes = 0;
  return {
    urls,
    pieces,
    add(doc: SearchDoc): void {
      const parts = Object.values(searchParts(doc)).flat();
      for (const part of parts) bytes += Buffer.byteLength(part);
      urls.push(doc.url);
      pieces.push(parts.map((part) => normalise(part)).join(BREAK));
      for (const { county, town } of doc.places) {
        for (const name of [county, town]) if (name) places.add(normalise(name));
      }
    },
    /** UTF-8 bytes of the printed texts. */
    bytes: () => bytes,
    places: () => [...places].sort(),
    /** Addresses of the pieces in which all texts stand, each within one part. */
    having: ({ texts }: BenchQuery) =>
      new Set(urls.filter((_, i) => texts.every((text) => pieces[i]?.includes(text)))),
  };
}

export type Truth = ReturnType<typeof truth>;

/** The queries of a corpus: the same ones for the same corpus and seed. */
export function benchQueries({ pieces, places }: Truth, seed: number): BenchQuery[] {
  const rng = rngOf(`search/${seed}`);
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const until = <Made>(make: () => Made | undefined): Made => {
    for (;;) {
      const made = make();
      if (made !== undefined) return made;
    }
  };
  const wordsIn = (text: string) =>
    [...segmenter.segment(text)].map(({ segment }) => segment).filter((one) => HAN_WORD.test(one));
  const part = () => rng.pick(rng.pick(pieces).split(BREAK));
  const substring = (length: number) =>
    until(() => {
      const text = [...part()];
      if (text.length < length) return undefined;
      const from = rng.int(0, text.length - length);
      const found = text.slice(from, from + length).join('');
      return OPERATOR.test(found) ? undefined : found;
    });
  /** Different words of one piece, so that an AND has something to find. */
  const together = (count: number) =>
    until(() => {
      const words = wordsIn(rng.pick(pieces));
      const chosen = new Set(Array.from({ length: count }, () => rng.pick(words)));
      return words.length > 0 && chosen.size === count ? [...chosen] : undefined;
    });
  const named = places();
  const many = (count: number, kind: string, make: () => string[]): BenchQuery[] =>
    Array.from({ length: count }, () => ({ kind, texts: make() }));
  return [
    ...SUBSTRINGS.lengths.flatMap((length) =>
      many(SUBSTRINGS.each, String(length), () => [substring(length)]),
    ),
    ...many(WORDS, 'word', () => together(1)),
    ...many(PLACES, 'place', () => [rng.pick(named)]),
    ...many(TWO, 'two', () => together(2)),
    ...many(THREE, 'three', () => together(3)),
  ];
}
