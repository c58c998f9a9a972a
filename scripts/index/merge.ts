import { cborWriter } from './cbor.ts';
import { listReader, type WordList, wordOf } from './lists.ts';
import type { Extent } from './shard.ts';

/** A word of the merged index as Pagefind's client reads it: CBOR of `[word, pages]`. */
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

/** The lists of one shard, the next one at hand. */
interface Cursor {
  /** Number of the shard's first piece. */
  firstDoc: number;
  next: () => WordList | undefined;
  list: WordList | undefined;
}

/** The words of all shards, the oldest shard first, as one sorted index. */
export function* mergeLists(
  shards: readonly { lists: Uint8Array; pieces: number }[],
): Generator<EncodedWord> {
  let pieces = 0;
  const cursors = shards.map((shard): Cursor => {
    const next = listReader(shard.lists);
    const cursor = { firstDoc: pieces, next, list: next() };
    pieces += shard.pieces;
    return cursor;
  });
  const writer = cborWriter();
  for (;;) {
    let order = Number.POSITIVE_INFINITY;
    for (const { list } of cursors) if (list && list.order < order) order = list.order;
    if (order === Number.POSITIVE_INFINITY) return;
    const having = cursors.filter(({ list }) => list?.order === order);
    const word = wordOf(order);
    writer.array(2);
    writer.text(word);
    writer.array(having.reduce((sum, { list }) => sum + (list?.pieces ?? 0), 0));
    let before = 0;
    for (const cursor of having) {
      const { firstDoc, list } = cursor;
      if (!list) continue;
      writer.array(2);
      writer.unsigned(firstDoc + list.first - before);
      writer.bytes(list.bytes);
      before = firstDoc + list.last;
      cursor.list = cursor.next();
    }
    yield { word, bytes: writer.take() };
  }
}

/** A word that stands at no position of its pieces. */
export function wordWithoutPositions(
  writer: ReturnType<typeof cborWriter>,
  word: string,
  docs: readonly number[],
): EncodedWord {
  writer.array(2);
  writer.text(word);
  writer.array(docs.length);
  let before = 0;
  for (const doc of docs) {
    writer.array(2);
    writer.unsigned(doc - before);
    writer.array(0);
    before = doc;
  }
  return { word, bytes: writer.take() };
}
