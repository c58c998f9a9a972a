import { firstUnit, GAP } from '../../src/search/tokenize.ts';
import { cborReader, cborWriter } from './cbor.ts';
import type { BuiltShard, Extent } from './shard.ts';

/*
 * What Pagefind made of one shard, as lists that can be put one behind another: merging shards copies
 * the postings of those that have not changed as they are.
 */

/** One word in one shard; pieces are counted from the shard's first. */
export interface WordList {
  /** The word as a number that sorts as words do. */
  order: number;
  /** Pieces that have it; the first and the last of them. */
  pieces: number;
  first: number;
  last: number;
  /** CBOR: positions in the first piece, then each further piece as Pagefind's client reads it. */
  bytes: Uint8Array;
}

/** Twice as many as there are code points. */
const POINTS = 2 ** 21;

/** A word of one or two characters as a number that sorts as words do. */
export function orderOf(word: string): number {
  const [first = 0, second = 0] = Array.from(word, (unit) => unit.codePointAt(0) ?? 0);
  return first * POINTS + second;
}

/** The word of a number. */
export function wordOf(order: number): string {
  const second = order % POINTS;
  const first = String.fromCodePoint((order - second) / POINTS);
  return second > 0 ? first + String.fromCodePoint(second) : first;
}

/** Bytes before a list's own: a number of eight bytes, four of four. */
const HEADER = 24;

function encodeList({ order, pieces, first, last, bytes }: WordList): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeDoubleLE(order, 0);
  [pieces, first, last, bytes.length].forEach((value, i) => {
    header.writeUInt32LE(value, 8 + 4 * i);
  });
  return Buffer.concat([header, bytes]);
}

/** Reads lists one after another; undefined behind the last. */
export function listReader(file: Uint8Array): () => WordList | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  return () => {
    if (at >= file.length) return undefined;
    const number = (i: number) => view.getUint32(at + 8 + 4 * i, true);
    const [pieces, first, last, length] = [number(0), number(1), number(2), number(3)];
    const order = view.getFloat64(at, true);
    const from = at + HEADER;
    at = from + length;
    return { order, pieces, first, last, bytes: file.subarray(from, at) };
  };
}

/** Pages of one word, flat: piece, number of positions, positions; pieces ascending. */
type Flat = number[];

/**
 * Reads a word's pages, the reader being before them. Positions in the text begin at 0, those in
 * subheads at `base`, those in the title at twice that.
 */
function readPages(
  cbor: ReturnType<typeof cborReader>,
  extents: readonly Extent[],
  base: number,
): Flat {
  const pages: Flat = [];
  let doc = 0;
  for (let left = cbor.array(); left > 0; left--) {
    cbor.array();
    doc += cbor.unsigned();
    const { title, subheads } = extents[doc] as Extent;
    const above: number[] = [];
    pages.push(doc, 0);
    const count = pages.length - 1;
    let position = 0;
    for (let places = cbor.array(); places > 0; places--) {
      const step = cbor.integer();
      // A weight of what follows.
      if (step < 0) continue;
      position += step;
      if (position < title) above.push(2 * base + position);
      else if (position < title + subheads) above.push(base + position - title);
      else pages.push(position - title - subheads);
    }
    above.sort((a, b) => a - b);
    for (const place of above) pages.push(place);
    pages[count] = pages.length - count - 1;
    cbor.skip();
  }
  cbor.skip();
  return pages;
}

/** Where in a piece a word stands best: title (3), subheads (2), text (1). */
const rankOf = (last: number, base: number) => 1 + Math.min(2, Math.floor(last / base));

/** Calls `note` with each piece of a word's pages and where it stands best there. */
function eachRank(pages: Flat, base: number, note: (doc: number, rank: number) => void): void {
  for (let i = 0; i < pages.length; ) {
    const doc = pages[i] ?? 0;
    const places = pages[i + 1] ?? 0;
    note(doc, rankOf(pages[i + 1 + places] ?? 0, base));
    i += 2 + places;
  }
}

type Writer = ReturnType<typeof cborWriter>;

/** The list of a word; `writer` is used for nothing else meanwhile. */
function listOf(writer: Writer, order: number, pages: Flat): WordList {
  const first = pages[0] ?? 0;
  let last = first;
  let pieces = 0;
  for (let i = 0; i < pages.length; ) {
    const doc = pages[i++] ?? 0;
    const places = pages[i++] ?? 0;
    if (pieces > 0) {
      writer.array(2);
      writer.unsigned(doc - last);
    }
    writer.array(places);
    let position = 0;
    for (const end = i + places; i < end; i++) {
      const place = pages[i] ?? 0;
      writer.unsigned(place - position);
      position = place;
    }
    last = doc;
    pieces++;
  }
  return { order, pieces, first, last, bytes: writer.take() };
}

/** The list of a word of a character: where subheads or the title begin, if it stands in these. */
function characterList(writer: Writer, word: string, ranks: Uint8Array, base: number): WordList {
  const pages: Flat = [];
  for (const [doc, rank] of ranks.entries()) {
    if (rank > 1) pages.push(doc, 1, (rank - 1) * base);
    else if (rank > 0) pages.push(doc, 0);
  }
  return listOf(writer, orderOf(word), pages);
}

/**
 * The lists of a shard, sorted by their words. Every character gets a word of its own, found in all
 * pieces where it stands, and one for those that no pair finds: the merge takes one of the two
 * (`characters.ts`).
 *
 * @param base a power of two that no part of any piece reaches
 */
export function shardWordLists({ chunks, extents }: BuiltShard, base: number): Buffer {
  const writer = cborWriter();
  const lists: Buffer[] = [];
  let pairs: WordList[] = [];
  let atEnd: Flat = [];
  let character = '';
  const ranks = new Uint8Array(extents.length);
  const note = (doc: number, rank: number) => {
    if (rank > (ranks[doc] ?? 0)) ranks[doc] = rank;
  };
  const finishGroup = () => {
    if (character === '') return;
    const notInPairs = new Uint8Array(extents.length);
    eachRank(atEnd, base, (doc, rank) => {
      if (rank > (ranks[doc] ?? 0)) notInPairs[doc] = rank;
    });
    eachRank(atEnd, base, note);
    lists.push(encodeList(characterList(writer, character, ranks, base)));
    const end = characterList(writer, character + GAP, notInPairs, base);
    if (end.pieces > 0) pairs.push(end);
    for (const list of pairs.sort((a, b) => a.order - b.order)) lists.push(encodeList(list));
    pairs = [];
    atEnd = [];
    ranks.fill(0);
  };
  for (const chunk of chunks) {
    const cbor = cborReader(chunk, 0);
    cbor.array();
    for (let left = cbor.array(); left > 0; left--) {
      cbor.array();
      const word = cbor.text();
      const unit = firstUnit(word);
      if (unit === GAP) {
        cbor.skip();
        cbor.skip();
        continue;
      }
      if (unit !== character) {
        finishGroup();
        character = unit;
      }
      const pages = readPages(cbor, extents, base);
      if (word === unit) {
        atEnd = pages;
        continue;
      }
      eachRank(pages, base, note);
      pairs.push(listOf(writer, orderOf(word), pages));
    }
  }
  finishGroup();
  return Buffer.concat(lists);
}
