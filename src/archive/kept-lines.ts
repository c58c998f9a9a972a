import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/*
 * Lines that one run keeps for the next. Around them stand the version of the program that made them
 * and a checksum: a file that was cut off or harmed on the disk is as good as none.
 */

const sumOf = (text: string | Uint8Array) => crc32(text).toString(16);

/** Lines kept by this version of the program; none where there is no such file, or a harmed one. */
export function readKeptLines(file: string, version: string): string[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return [];
  }
  const end = bytes.lastIndexOf('\n') + 1;
  if (bytes.toString('latin1', end) !== sumOf(bytes.subarray(0, end))) return [];
  const [head, ...lines] = bytes.toString('utf8', 0, end - 1).split('\n');
  return head === version ? lines : [];
}

/** Keeps lines in place of those before, whole or not at all. */
export function keepLines(file: string, version: string, lines: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const text = `${[version, ...lines].join('\n')}\n`;
  writeFileSync(`${file}.new`, text + sumOf(text));
  renameSync(`${file}.new`, file);
}
