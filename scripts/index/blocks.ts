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

/** Compressed bytes of a block, and how much larger it is before; measured on Chinese news. */
const BLOCK = 4096;
const COMPRESSION = 2.4;
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

/** A file that is being filled. */
interface OpenFile {
  blocks: { from: string; size: number; check: number; segment: Segment }[];
  words: number;
  to: string;
}

/** The blocks of a file, as far as they fit into the field of its header, and the check of them. */
function directory(blocks: OpenFile['blocks']): Uint8Array | undefined {
  const entries = encodeEntries(blocks);
  const field = new Uint8Array(DIRECTORY);
  const inside = field.subarray(0, DIRECTORY_ENTRIES);
  if (entries.length > inside.length) return undefined;
  inside.set(entries);
  new DataView(field.buffer).setUint16(DIRECTORY_ENTRIES, checkOf(inside));
  return field;
}

/** Sorted words that are compressed together. */
interface RawBlock {
  from: string;
  to: string;
  words: number;
  raw: Uint8Array;
}

/** Cuts sorted words into blocks. A word too big for a block gets one of its own. */
function* cutBlocks(words: Iterable<EncodedWord>): Generator<RawBlock> {
  const blockBytes = BLOCK * COMPRESSION;
  let pending: EncodedWord[] = [];
  let pendingBytes = 0;
  const block = function* (): Generator<RawBlock> {
    const [first, last] = [pending[0], pending.at(-1)];
    if (!first || !last) return;
    const raw = Buffer.concat(pending.map(({ bytes }) => bytes));
    yield { from: first.word, to: last.word, words: pending.length, raw };
    pending = [];
    pendingBytes = 0;
  };
  for (const word of words) {
    if (pendingBytes > 0 && pendingBytes + word.bytes.length > 1.25 * blockBytes) yield* block();
    pending.push(word);
    pendingBytes += word.bytes.length;
    if (pendingBytes >= blockBytes) yield* block();
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
  words: Iterable<EncodedWord>,
  size: number,
  onFile: (file: IndexFile) => void,
  deflated: Deflated = deflatedSegment,
): Promise<void> {
  let open: OpenFile = { blocks: [], words: 0, to: '' };
  const closeFile = () => {
    const field = directory(open.blocks);
    const from = open.blocks[0]?.from;
    if (!field || from === undefined) return;
    const segments = open.blocks.map((block) => block.segment);
    onFile({ from, to: open.to, bytes: segmentedFile(preamble(open.words), segments, { field }) });
    open = { blocks: [], words: 0, to: '' };
  };
  for await (const { block, segment } of compressed(cutBlocks(words), deflated)) {
    const { deflated } = segment;
    const entry = { from: block.from, size: deflated.length, check: checkOf(deflated), segment };
    const full = open.blocks.reduce((sum, one) => sum + one.size, 0) + entry.size > size;
    if (open.blocks.length > 0 && (full || !directory([...open.blocks, entry]))) closeFile();
    open.blocks.push(entry);
    open.words += block.words;
    open.to = block.to;
  }
  closeFile();
}
