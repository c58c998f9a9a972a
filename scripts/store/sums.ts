import { closeSync, existsSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { LIST, parseList, parseSum } from '../verify/checksums.ts';
import type { Changes } from './journal.ts';
import { LEDGER, type Ledger } from './ledger.ts';
import { sha256 } from './records.ts';

/** Checksums by path in the content folder; undefined for a file that is taken away. */
type FreshSums = ReadonlyMap<string, string | undefined>;

/** Bytes that are read or written at once. */
const CHUNK = 1 << 20;

/**
 * The checksums that fit some changes, so that both are written together. Only what ingest writes
 * itself is recorded, and the dumps it was made from: a file that an editor has touched keeps the
 * checksum it has until the editor accepts it (`npm run verify -- --accept`).
 */
export function sumsOf(
  changes: Changes,
  received: ReadonlyMap<string, string>,
  ledger: Ledger,
): FreshSums {
  return new Map([
    ...[...changes.write].map(([path, text]): [string, string] => [path, sha256(text)]),
    ...changes.remove.map((path): [string, undefined] => [path, undefined]),
    ...received,
    ...(changes.ledger.length > 0 ? [[LEDGER, ledger.sumWith(changes.ledger)] as const] : []),
  ]);
}

/** Where a dump stands in the content folder; undefined if it is outside. */
export function pathInside(content: string, dumps: string, name: string): string | undefined {
  const path = relative(content, join(dumps, name)).split(sep).join('/');
  return path.startsWith('..') ? undefined : path;
}

/**
 * Writes the list of checksums of a content folder to the file `to`, brought up to date. The list
 * has a line for every file of the archive: it is read and written line by line, never held.
 */
export function writeSums(content: string, fresh: FreshSums, to: string): void {
  const list = join(content, LIST);
  const file = openSync(to, 'w');
  try {
    let waiting = '';
    const put = (path: string, sum: string) => {
      waiting += `${sum}  ${path}\n`;
      if (waiting.length < CHUNK) return;
      writeSync(file, waiting);
      waiting = '';
    };
    for (const [path, sum] of merged(list, fresh)) put(path, sum);
    writeSync(file, waiting);
  } finally {
    closeSync(file);
  }
}

/** The sums of a list and the fresh ones, in the order of their paths. */
function* merged(list: string, fresh: FreshSums): Generator<[path: string, sum: string]> {
  const paths = [...fresh.keys()].sort();
  let next = 0;
  function* freshBefore(end: string | undefined): Generator<[string, string]> {
    for (; next < paths.length; next++) {
      const path = paths[next] ?? '';
      if (end !== undefined && path >= end) return;
      const sum = fresh.get(path);
      if (sum !== undefined) yield [path, sum];
    }
  }
  for (const [path, sum] of sorted(list)) {
    yield* freshBefore(path);
    if (!fresh.has(path)) yield [path, sum];
  }
  yield* freshBefore(undefined);
}

/** The sums of a list in order. A list is written sorted; one that somebody has mixed up is sorted first. */
function sorted(list: string): Iterable<[path: string, sum: string]> {
  if (!existsSync(list)) return [];
  if (isSorted(list)) return sumsIn(list);
  return [...parseList(readFileSync(list, 'utf8')).sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

function isSorted(list: string): boolean {
  let last: string | undefined;
  for (const [path] of sumsIn(list)) {
    if (last !== undefined && path <= last) return false;
    last = path;
  }
  return true;
}

/** The lines of a list that can be read, as they stand. */
function* sumsIn(list: string): Generator<[path: string, sum: string]> {
  const file = openSync(list, 'r');
  try {
    const bytes = Buffer.alloc(CHUNK);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (let size = -1; size !== 0; ) {
      size = readSync(file, bytes);
      const lines = (rest + decoder.write(bytes.subarray(0, size))).split('\n');
      // The end of what was read is the beginning of a line, save at the end of the file.
      rest = size === 0 ? '' : (lines.pop() ?? '');
      for (const line of lines) {
        const found = parseSum(line);
        if (found) yield [found.path, found.sum];
      }
    }
  } finally {
    closeSync(file);
  }
}
