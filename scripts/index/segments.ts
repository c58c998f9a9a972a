import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync, constants as zlib } from 'node:zlib';

/**
 * Files that are read as a whole or in part. A file is one gzip member, so Pagefind's own client
 * reads it like any other; inside, each segment is compressed by itself and ends on a byte, so our
 * reader can ask the server for one segment's bytes and inflate them alone.
 */

/** What Pagefind writes before everything it compresses. */
export const SIGNATURE = 'pagefind_dcd';

/** gzip member header: deflate, flags, no time, unknown system. */
const gzipHeader = (flags: number) => Uint8Array.of(0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 255);
const GZIP_HEADER = 10;
/** The flag of a gzip header that is followed by a field of its writer's own (RFC 1952, FEXTRA). */
const EXTRA = 4;
/** Length of the field; in it, two letters and the length of what is theirs. */
const EXTRA_HEADER = 6;
/** An empty final block with fixed codes: what a reader adds to end a segment. */
const LAST_BLOCK = Uint8Array.of(3, 0);
const STORED_HEADER = 5;

/** A deflate block that holds its bytes as they are. */
function stored(content: Uint8Array): Uint8Array {
  const block = new Uint8Array(STORED_HEADER + content.length);
  const length = new DataView(block.buffer);
  length.setUint16(1, content.length, true);
  length.setUint16(3, ~content.length & 0xffff, true);
  block.set(content, STORED_HEADER);
  return block;
}

/** Where in a file its own field begins. */
export const FIELD_AT: number = GZIP_HEADER + EXTRA_HEADER;

/** Bytes before the first segment of a file with these lengths of preamble and own field. */
export const firstSegmentAt = (preamble: number, field?: number): number =>
  (field === undefined ? GZIP_HEADER : FIELD_AT + field) + STORED_HEADER + preamble;

/** A gzip header with a field of our own, for readers of parts of the file. */
function headerWithField(field: Uint8Array): Uint8Array {
  const header = new Uint8Array(FIELD_AT + field.length);
  const length = field.length + EXTRA_HEADER - 2;
  // Pagefind 1.6.0 adds 2 to this length by a bitwise or: right only when that bit is not set.
  if (length & 2)
    throw new Error(`a field of ${field.length} bytes would confuse Pagefind's client`);
  header.set(gzipHeader(EXTRA));
  const view = new DataView(header.buffer);
  view.setUint16(GZIP_HEADER, length, true);
  header.set(new TextEncoder().encode('JB'), GZIP_HEADER + 2);
  view.setUint16(GZIP_HEADER + 4, field.length, true);
  header.set(field, FIELD_AT);
  return header;
}

/** Content compressed so that it can be inflated alone. */
export interface Segment {
  raw: Uint8Array;
  deflated: Uint8Array;
}

/** Below this, a smaller window and hash are set up faster and compress as well; above, more helps. */
const SMALL = 4096;

export function segment(raw: Uint8Array): Segment {
  const small = raw.length < SMALL ? { windowBits: 12, memLevel: 5 } : { memLevel: 9 };
  const deflated = deflateRawSync(raw, { level: 9, finishFlush: zlib.Z_FULL_FLUSH, ...small });
  return { raw, deflated };
}

const deflate = promisify(deflateRaw);

/** From so many bytes on, level 9 makes postings 1.5 % smaller than level 6; below, 0.1 % in twice the time. */
const LARGE = 40_000;

/** The same beside other work. */
export async function deflatedSegment(raw: Uint8Array): Promise<Segment> {
  const level = raw.length < LARGE ? 6 : 9;
  const options = { level, memLevel: 9, finishFlush: zlib.Z_FULL_FLUSH };
  return { raw, deflated: await deflate(raw, options) };
}

/** One file: a preamble, segments, a tail; `field` stands in its header. */
export function segmentedFile(
  preamble: Uint8Array,
  segments: readonly Segment[],
  { tail = new Uint8Array(), field }: { tail?: Uint8Array; field?: Uint8Array } = {},
): Uint8Array {
  let check = crc32(preamble);
  let length = preamble.length;
  for (const { raw } of segments) {
    check = crc32(raw, check);
    length += raw.length;
  }
  check = crc32(tail, check);
  length += tail.length;
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, check, true);
  trailer.setUint32(4, length, true);
  return Buffer.concat([
    field ? headerWithField(field) : gzipHeader(0),
    stored(preamble),
    ...segments.map(({ deflated }) => deflated),
    ...(tail.length > 0 ? [stored(tail)] : []),
    LAST_BLOCK,
    new Uint8Array(trailer.buffer),
  ]);
}

/** Deflate blocks that inflate to nothing, by their size in bytes: 5 of them are a byte longer each. */
const FILLERS = new Map<number, Uint8Array>();
for (let empty = 0; empty < 7; empty++) {
  // `empty` times an empty block with fixed codes (bits 0 1 0 and seven zeros), then an empty
  // stored block (three zeros, up to the byte, four bytes of length).
  const bits = 10 * empty + 3;
  const block = new Uint8Array(Math.ceil(bits / 8) + 4);
  for (let i = 0; i < empty; i++) {
    const bit = 10 * i + 1;
    const byte = bit >> 3;
    block[byte] = (block[byte] ?? 0) | (1 << (bit & 7));
  }
  block.set([0, 0, 0xff, 0xff], block.length - 4);
  if (!FILLERS.has(block.length)) FILLERS.set(block.length, block);
}

/** A segment made exactly `size` bytes long with blocks that inflate to nothing; undefined when
 * it is too long or no such blocks add up to what is missing. */
export function padded({ raw, deflated }: Segment, size: number): Segment | undefined {
  const fill: Uint8Array[] = [deflated];
  let missing = size - deflated.length;
  const plain = FILLERS.get(STORED_HEADER);
  while (missing >= 15 && plain) {
    fill.push(plain);
    missing -= STORED_HEADER;
  }
  if (missing !== 0) {
    const one = FILLERS.get(missing);
    if (one) fill.push(one);
    else {
      const two = [...FILLERS].find(([length]) => FILLERS.has(missing - length));
      const rest = two && FILLERS.get(missing - two[0]);
      if (!two || !rest) return undefined;
      fill.push(two[1], rest);
    }
  }
  return { raw, deflated: Buffer.concat(fill) };
}
