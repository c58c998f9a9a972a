import { firstUnit, GAP } from '../../src/search/tokenize.ts';
import { cborReader, cborWriter } from './cbor.ts';
import type { BuiltShard, Extent } from './shard.ts';

/** A word of the merged index as Pagefind's client reads it: CBOR of `[word, pages, []]`. */
export interface EncodedWord {
  word: string;
  bytes: Uint8Array;
}

/**
 * Positions say which part of a piece they are in: those in the text begin at 0, those in subheads
 * at `base`, those in the title at twice that. `base` is a power of two that no text reaches.
 */
export function positionBase(extents: Iterable<Extent>): number {
  let longest = 0;
  for (const { text, subheads, title } of extents) {
    longest = Math.max(longest, text, subheads, title);
  }
  return 2 ** Math.ceil(Math.log2(longest + 1));
}

/** Pages of one word, flat: document, number of positions, positions; documents ascending. */
type Flat = number[];

/** Reads a shard word by word; the caller looks at `word` and takes `pages` or passes over them. */
function shardCursor(shard: BuiltShard, firstDoc: number, base: number) {
  let chunk = -1;
  let left = 0;
  let cbor = cborReader(new Uint8Array(), 0);
  const cursor = {
    word: undefined as string | undefined,
    next(): void {
      while (left === 0) {
        const bytes = shard.chunks[++chunk];
        if (!bytes) {
          cursor.word = undefined;
          return;
        }
        cbor = cborReader(bytes, 0);
        cbor.array();
        left = cbor.array();
      }
      left--;
      cbor.array();
      cursor.word = cbor.text();
    },
    pass(): void {
      cbor.skip();
      cbor.skip();
    },
    /** Appends the word's pages, positions moved to the region of their part. */
    take(into: Flat): void {
      let doc = 0;
      for (let pages = cbor.array(); pages > 0; pages--) {
        cbor.array();
        doc += cbor.unsigned();
        const { title, subheads } = shard.extents[doc] as Extent;
        const above: number[] = [];
        into.push(firstDoc + doc, 0);
        const count = into.length - 1;
        let position = 0;
        for (let places = cbor.array(); places > 0; places--) {
          const step = cbor.integer();
          if (step < 0) continue;
          position += step;
          if (position < title) above.push(2 * base + position);
          else if (position < title + subheads) above.unshift(base + position - title);
          else into.push(position - title - subheads);
        }
        above.sort((a, b) => a - b);
        for (const place of above) into.push(place);
        into[count] = into.length - count - 1;
        cbor.skip();
      }
      cbor.skip();
    },
  };
  cursor.next();
  return cursor;
}

type Writer = ReturnType<typeof cborWriter>;

/** One word with its pages; `writer` is used for nothing else meanwhile. */
export function encode(writer: Writer, word: string, pages: Flat): EncodedWord {
  let count = 0;
  for (let i = 0; i < pages.length; i += 2 + (pages[i + 1] ?? 0)) count++;
  writer.array(2);
  writer.text(word);
  writer.array(count);
  let doc = 0;
  for (let i = 0; i < pages.length; ) {
    const next = pages[i++] ?? 0;
    const places = pages[i++] ?? 0;
    writer.array(2);
    writer.unsigned(next - doc);
    doc = next;
    writer.array(places);
    let position = 0;
    for (const end = i + places; i < end; i++) {
      const place = pages[i] ?? 0;
      writer.unsigned(place - position);
      position = place;
    }
  }
  return { word, bytes: writer.take() };
}

/** Remembers where in each piece a character stands best: title over subheads over text. */
function noteRanks(ranks: Map<number, number>, pages: Flat, base: number): void {
  for (let i = 0; i < pages.length; ) {
    const doc = pages[i] ?? 0;
    const places = pages[i + 1] ?? 0;
    const rank = Math.min(2, Math.floor((pages[i + 1 + places] ?? 0) / base));
    const known = ranks.get(doc);
    if (known === undefined || rank > known) ranks.set(doc, rank);
    i += 2 + places;
  }
}

/**
 * The words of all shards as one sorted index. Every character gets a word of its own, found in all
 * pieces where it begins a pair, so that queries of one character are exact; a position of its own it
 * has only when it stands in a title or subhead, to say so.
 */
export function* mergeShards(shards: readonly BuiltShard[], base: number): Generator<EncodedWord> {
  let firstDoc = 0;
  const cursors = shards.map((shard) => {
    const cursor = shardCursor(shard, firstDoc, base);
    firstDoc += shard.extents.length;
    return cursor;
  });
  const writer = cborWriter();
  let group: EncodedWord[] = [];
  let character = '';
  let ranks = new Map<number, number>();

  const finishGroup = function* (): Generator<EncodedWord> {
    if (character !== '') {
      const pages: Flat = [];
      for (const [doc, rank] of [...ranks].sort(([a], [b]) => a - b)) {
        if (rank > 0) pages.push(doc, 1, rank * base);
        else pages.push(doc, 0);
      }
      yield encode(writer, character, pages);
    }
    yield* group;
    group = [];
    ranks = new Map();
  };

  for (;;) {
    let word: string | undefined;
    for (const cursor of cursors) {
      if (cursor.word !== undefined && (word === undefined || cursor.word < word)) {
        word = cursor.word;
      }
    }
    if (word === undefined) break;
    const unit = firstUnit(word);
    if (unit !== character) {
      yield* finishGroup();
      character = unit === GAP ? '' : unit;
    }
    const pages: Flat = [];
    for (const cursor of cursors) {
      if (cursor.word !== word) continue;
      if (unit === GAP) cursor.pass();
      else cursor.take(pages);
      cursor.next();
    }
    if (unit === GAP) continue;
    noteRanks(ranks, pages, base);
    if (word !== unit) group.push(encode(writer, word, pages));
  }
  yield* finishGroup();
}
