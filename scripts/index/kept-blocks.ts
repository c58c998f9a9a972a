import { hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { KeptParts } from '../kept.ts';
import { deflatedSegment, type Segment } from './segments.ts';

/*
 * Compressing blocks is most of the work of joining shards, and a new issue leaves about half of
 * them as they were at 10,000 pieces (docs/search.md). What they were compressed to is kept in one
 * file, as many small ones would take longer: [checksum of the block, length, checksum of the
 * compressed bytes, compressed bytes] one after another.
 */

/** Bytes of a block's checksum, and of what stands before the compressed bytes. */
const SUM = 16;
const HEADER = SUM + 8;

const sumOf = (raw: Uint8Array) => hash('sha256', raw, 'buffer').subarray(0, SUM);
const nameOf = (sum: Uint8Array) => Buffer.from(sum).toString('base64');

/** Where compressed bytes stand in a file, and their checksum. */
interface Place {
  at: number;
  length: number;
  check: number;
}

/** Where the compressed bytes of each block stand in a file. */
function readPlaces(file: number): Map<string, Place> {
  const places = new Map<string, Place>();
  const header = Buffer.alloc(HEADER);
  for (let at = 0; readSync(file, header, 0, HEADER, at) === HEADER; ) {
    const length = header.readUInt32LE(SUM);
    const check = header.readUInt32LE(SUM + 4);
    places.set(nameOf(header.subarray(0, SUM)), { at: at + HEADER, length, check });
    at += HEADER + length;
  }
  return places;
}

/** Blocks compressed for the last index, and those of this one for the next. */
export interface KeptBlocks {
  /** What `deflatedSegment` gives. */
  deflated(raw: Uint8Array): Promise<Segment>;
  /** Puts the blocks of this index in the place of those before. */
  finish(): void;
  /** Closes what is open, finished or not. */
  close(): void;
}

/** Blocks kept in a folder; those that another version of the program has compressed are removed. */
export function keptBlocks({ folder, version }: KeptParts): KeptBlocks {
  mkdirSync(folder, { recursive: true });
  const name = hash('sha256', version).slice(0, 32);
  for (const other of readdirSync(folder)) if (other !== name) rmSync(join(folder, other));
  const path = join(folder, name);
  const before = existsSync(path) ? openSync(path, 'r') : undefined;
  const places = before === undefined ? new Map<string, Place>() : readPlaces(before);
  const fresh = openSync(`${path}.new`, 'w');
  const written = new Set<string>();

  function known(key: string): Uint8Array | undefined {
    const place = places.get(key);
    if (before === undefined || !place) return undefined;
    const deflated = Buffer.allocUnsafe(place.length);
    const read = readSync(before, deflated, 0, place.length, place.at);
    // A bit that was turned over on the disk would be published by every later index.
    return read === place.length && crc32(deflated) === place.check ? deflated : undefined;
  }

  function keep(sum: Uint8Array, key: string, deflated: Uint8Array): void {
    if (written.has(key)) return;
    written.add(key);
    const rest = Buffer.alloc(HEADER - SUM);
    rest.writeUInt32LE(deflated.length);
    rest.writeUInt32LE(crc32(deflated), 4);
    const entry = Buffer.concat([sum, rest, deflated]);
    for (let done = 0; done < entry.length; ) done += writeSync(fresh, entry, done);
  }

  return {
    async deflated(raw) {
      const sum = sumOf(raw);
      const key = nameOf(sum);
      const old = known(key);
      const made = old ? { raw, deflated: old } : await deflatedSegment(raw);
      keep(sum, key, made.deflated);
      return made;
    },
    finish: () => renameSync(`${path}.new`, path),
    close() {
      closeSync(fresh);
      if (before !== undefined) closeSync(before);
    },
  };
}
