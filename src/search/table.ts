import { fnv } from './fnv.ts';

/** The tables of an index: what a reader must know before it can ask for postings. */

/** Number of the layout of our own files; a reader of another number falls back to Pagefind's. */
export const FORMAT = 5;
/** The release of Pagefind whose chunks our reader reads. */
export const PAGEFIND = '1.6.0';

/** Bytes in the header of each file of the index that tell of its blocks; the last two check them. */
export const DIRECTORY = 96;
export const DIRECTORY_ENTRIES: number = DIRECTORY - 2;

export interface TableHeader {
  format: number;
  /** Release of Pagefind that wrote the chunks. */
  pagefind: string;
  /** Name of the folder of this version of the index. */
  version: string;
  /** Number of pieces: undated ones first, then from the oldest to the newest. */
  docs: number;
  /** Positions below `base` are in the text, below twice that in subheads, others in the title. */
  base: number;
  /** Files of the index; in each, where its directory and its first block begin. */
  files: number;
  directoryAt: number;
  firstBlockAt: number;
  /** Pieces in one file of results, offset of the first page in it, bytes of a first page. */
  group: number;
  firstPageAt: number;
  page: number;
  /** Runs of pieces of one month (`2022-06`, '' for undated), in the order of the index. */
  months: [month: string, count: number][];
  /** Names of provinces, cities and counties, when there are few: typed alone they mean all under them. */
  places: string[];
  /** Compressed bytes of each facet's file. */
  facets: Record<string, number>;
}

export interface Table extends TableHeader {
  /** First word of each file, ascending. */
  from: string[];
}

/** One block of a file: its first word, where it is, and the check of its bytes. */
export interface Block {
  from: string;
  at: number;
  size: number;
  check: number;
}

/** The check of a block's compressed bytes, and of a directory: 14 bits, two bytes as it is written. */
export const checkOf = (bytes: Uint8Array): number => fnv(bytes) >>> 18;

const LINE_END = 10;

/** Splits a file of ours into its JSON header and the bytes behind the first line end. */
export function splitHeader<Header>(bytes: Uint8Array): { header: Header; rest: Uint8Array } {
  const end = bytes.indexOf(LINE_END);
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  return { header, rest: bytes.subarray(end + 1) };
}

/** Numbers of seven bits a byte, the lowest first, all but the last byte with the high bit set. */
function numbers(bytes: Uint8Array) {
  let at = 0;
  return () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
}

function encodeNumbers(values: readonly number[]): number[] {
  return values.flatMap((value) => {
    const bytes: number[] = [];
    let left = value;
    for (; left > 127; left >>>= 7) bytes.push((left & 127) | 128);
    return [...bytes, left];
  });
}

/** A word of one or two characters as two numbers, the first as the step from `before`. */
function encodeWord(word: string, before: number): { first: number; numbers: [number, number] } {
  const [first = 0, second = 0] = Array.from(word, (unit) => unit.codePointAt(0) ?? 0);
  return { first, numbers: [first - before, second] };
}

const decodeWord = (first: number, second: number) =>
  String.fromCodePoint(first) + (second > 0 ? String.fromCodePoint(second) : '');

/** The columns of the table: steps of the first character, second characters, for each file. */
export function encodeFiles(from: readonly string[]): Uint8Array {
  const steps: number[] = [];
  const seconds: number[] = [];
  let before = 0;
  for (const word of from) {
    const {
      first,
      numbers: [step, second],
    } = encodeWord(word, before);
    before = first;
    steps.push(step);
    seconds.push(second);
  }
  return Uint8Array.from([...encodeNumbers(steps), ...encodeNumbers(seconds)]);
}

/** Reads an inflated table: JSON of the header, a line end, the columns. */
export function readTable(bytes: Uint8Array): Table {
  const { header, rest } = splitHeader<TableHeader>(bytes);
  const next = numbers(rest);
  const column = () => Array.from({ length: header.files }, next);
  const steps = column();
  const seconds = column();
  let first = 0;
  const from = steps.map((step, i) => {
    first += step;
    return decodeWord(first, seconds[i] ?? 0);
  });
  return { ...header, from };
}

/** A directory: for each block its size, first word and check. A size of 0 ends it. */
export function encodeEntries(blocks: readonly Omit<Block, 'at'>[]): Uint8Array {
  let before = 0;
  const values = blocks.flatMap(({ from, size, check }) => {
    const { first, numbers: word } = encodeWord(from, before);
    before = first;
    return [size, ...word, check];
  });
  return Uint8Array.from(encodeNumbers([...values, 0]));
}

/** Reads the directory of a file; no blocks when it is not as it was written. */
export function readEntries(bytes: Uint8Array, firstBlockAt: number): Block[] {
  const blocks: Block[] = [];
  const [high = 0, low = 0] = bytes.subarray(DIRECTORY_ENTRIES);
  if (checkOf(bytes.subarray(0, DIRECTORY_ENTRIES)) !== high * 256 + low) return blocks;
  const next = numbers(bytes);
  let first = 0;
  let at = firstBlockAt;
  for (let size = next(); size > 0; size = next()) {
    first += next();
    blocks.push({ from: decodeWord(first, next()), at, size, check: next() });
    at += size;
  }
  return blocks;
}
