import { checkOf, DIRECTORY, DIRECTORY_ENTRIES, encodeEntries } from '../../src/search/table.ts';
import type { EncodedWord } from './merge.ts';
import {
  deflatedSegment,
  firstSegmentAt,
  type Segment,
  SIGNATURE,
  segmentedFile,
} from './segments.ts';
import type { Extent } from './shard.ts';

/** One file of the index: sorted words in blocks that can be read alone. */
export interface IndexFile {
  from: string;
  to: string;
  bytes: Uint8Array;
}

/** Compressed bytes of the index for each position, and of the table for each file. */
const BYTES_PER_POSITION = 3.2;
const TABLE_BYTES = 2.4;
/** Index files for each article; with those of the results and the rest they stay under 0.2. */
const FILES_PER_ARTICLE = 0.06;

/**
 * Compressed bytes of a file. The table has an entry for each, and a host that does not serve parts
 * sends it whole: at twice the size at which both cost a query the same, the table is short.
 */
export function fileSize(extents: readonly Extent[]): number {
  const positions = extents.reduce((sum, one) => sum + one.title + one.subheads + one.text, 0);
  const total = positions * BYTES_PER_POSITION;
  const fewest = total / Math.max(1, FILES_PER_ARTICLE * extents.length);
  return Math.max(fewest, 2 * Math.sqrt(TABLE_BYTES * total));
}

/** Bytes before the blocks: signature, an array of one, an array with a four-byte length. */
const PREAMBLE = SIGNATURE.length + 1 + 5;
export const FIRST_BLOCK_AT: number = firstSegmentAt(PREAMBLE, DIRECTORY);

function preamble(words: number): Uint8Array {
  const bytes = new Uint8Array(PREAMBLE);
  bytes.set(new TextEncoder().encode(SIGNATURE));
  bytes[SIGNATURE.length] = 0x81;
  bytes[SIGNATURE.length + 1] = 0x9a;
  new DataView(bytes.buffer).setUint32(SIGNATURE.length + 2, words);
  return bytes;
}

/** A block of a file that is being filled. */
interface FilledBlock {
  from: string;
  to: string;
  words: number;
  size: number;
  check: number;
  segment: Segment;
}

/** The blocks of a file, as far as they fit into the field of its header, and the check of them. */
function directory(blocks: readonly FilledBlock[]): Uint8Array | undefined {
  const entries = encodeEntries(blocks);
  const field = new Uint8Array(DIRECTORY);
  const inside = field.subarray(0, DIRECTORY_ENTRIES);
  if (entries.length > inside.length) return undefined;
  inside.set(entries);
  new DataView(field.buffer).setUint16(DIRECTORY_ENTRIES, checkOf(inside));
  return field;
}

/** Sorted words that lie in one file. */
export interface WordGroup {
  /** What a reader asks for: at most the first word, and behind all words of the groups before. */
  from: string;
  words: readonly EncodedWord[];
}

/** Blocks of a group at most: as many entries fit into a directory, whatever their words are. */
export const MOST_BLOCKS = 8;

/**
 * Bytes of a block before it is compressed to some 5.5 KB: from `FULL` on it gets no further word, and
 * a further one may fill it up to `MOST`.
 */
const FULL = 9830;
const MOST = 1.25 * FULL;
/** Bytes of a group at most: more would cost a query too much, and seldom fit into as many blocks. */
export const MOST_BYTES: number = MOST_BLOCKS * MOST;

/** Cuts a group into blocks of their own. A word too big for a block gets one to itself. */
export function cutGroup(words: readonly EncodedWord[]): EncodedWord[][] {
  const blocks: EncodedWord[][] = [];
  let room = 0;
  for (const word of words) {
    const { length } = word.bytes;
    const last = blocks.at(-1);
    if (last && room > MOST - FULL && length <= room) last.push(word);
    else {
      blocks.push([word]);
      room = MOST;
    }
    room -= length;
  }
  return blocks;
}

/** Sorted words that are compressed together. */
interface RawBlock {
  from: string;
  to: string;
  words: number;
  raw: Uint8Array;
  /** Its first words belong to the group that the block before ends with. */
  continues: boolean;
}

/** Puts groups into blocks: as many small ones as fit, and large ones cut. */
function* cutBlocks(groups: Iterable<WordGroup>): Generator<RawBlock> {
  let pending: EncodedWord[] = [];
  let bytes = 0;
  let from = '';
  let continues = false;
  const block = function* (): Generator<RawBlock> {
    const to = pending.at(-1)?.word;
    if (to === undefined) return;
    // Readers take a block whole. The longest first, it is 0.4 to 0.8 % smaller than in the order of words.
    const longestFirst = pending.toSorted((a, b) => b.bytes.length - a.bytes.length);
    const raw = Buffer.concat(longestFirst.map((word) => word.bytes));
    yield { from, to, words: pending.length, raw, continues };
    pending = [];
    bytes = 0;
  };
  for (const group of groups) {
    const parts = cutGroup(group.words);
    // Otherwise groups that share blocks would form a chain without end.
    if (parts.length > 1 && continues) yield* block();
    for (const [i, part] of parts.entries()) {
      const size = part.reduce((sum, word) => sum + word.bytes.length, 0);
      if (i > 0 || bytes + size > MOST) yield* block();
      if (bytes === 0) [from, continues] = [i > 0 ? (part[0]?.word ?? '') : group.from, i > 0];
      pending.push(...part);
      bytes += size;
    }
    if (bytes >= FULL) yield* block();
  }
  yield* block();
}

/** Compresses a block, as `deflatedSegment` does. */
type Deflated = (raw: Uint8Array) => Promise<Segment>;

/** Blocks that are being compressed while further ones are cut. */
const AHEAD = 16;

/** Compresses blocks on several cores; they come back in their order. */
async function* compressed(
  blocks: Iterable<RawBlock>,
  deflated: Deflated,
): AsyncGenerator<{ block: RawBlock; segment: Segment }> {
  const running: Promise<{ block: RawBlock; segment: Segment }>[] = [];
  for (const block of blocks) {
    running.push(deflated(block.raw).then((segment) => ({ block, segment })));
    const first = running.length > AHEAD ? running.shift() : undefined;
    if (first) yield first;
  }
  yield* running;
}

/**
 * Packs sorted words into blocks and blocks into files of about `size` bytes, and tells of each as
 * soon as it is full.
 */
export async function packWords(
  groups: Iterable<WordGroup>,
  size: number,
  onFile: (file: IndexFile) => void,
  deflated: Deflated = deflatedSegment,
): Promise<void> {
  let open: FilledBlock[] = [];
  const closeFile = () => {
    const [first, last] = [open[0], open.at(-1)];
    if (!first || !last) return;
    const field = directory(open);
    if (!field) throw new Error(`the words from ${first.from} on have too many blocks for a file`);
    const words = open.reduce((sum, block) => sum + block.words, 0);
    const segments = open.map((block) => block.segment);
    const bytes = segmentedFile(preamble(words), segments, { field });
    onFile({ from: first.from, to: last.to, bytes });
    open = [];
  };
  /** Blocks that must lie in one file. */
  let together: FilledBlock[] = [];
  const place = () => {
    const all = [...open, ...together];
    const full = all.reduce((sum, block) => sum + block.size, 0) > size;
    if (open.length > 0 && (full || !directory(all))) closeFile();
    open.push(...together);
    together = [];
  };
  for await (const { block, segment } of compressed(cutBlocks(groups), deflated)) {
    const { from, to, words, continues } = block;
    if (!continues) place();
    const { deflated } = segment;
    together.push({ from, to, words, size: deflated.length, check: checkOf(deflated), segment });
  }
  place();
  closeFile();
}
