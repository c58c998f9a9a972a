import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../dump/decode.ts';
import { lines } from '../dump/lines.ts';
import type { LineRange, Source } from '../schema/article.ts';

/** A dump as it lies in the archive: its lines as text, and the checksum of its bytes. */
export type Dump = { lines: string[]; sha256: string };

/** Pages come in the order of pieces, so the same dump is asked for many times running. */
let latest: { path: string; dump: Dump | undefined } | undefined;

/** Reads `dumps/<name>`; undefined when it is not there or is no text. */
export function readDump(contentDir: string, name: string): Dump | undefined {
  const path = join(contentDir, 'dumps', name);
  if (latest?.path !== path) latest = { path, dump: load(path) };
  return latest.dump;
}

function load(path: string): Dump | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const decoded = decode(bytes);
  if (!decoded.ok) return undefined;
  return {
    lines: lines(decoded.text).map(({ text }) => text),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** A line, or a part of one, that a piece was made from; `number` counts from 1. */
export type SourceLine = { number: number; text: string; part: boolean };

/** First and last line of a range. */
export const lineSpan = (range: LineRange): [first: number, last: number] =>
  Array.isArray(range) ? range : [range.line, range.line];

/** The lines of `dump` that `source` names, in its reading order, one list a range. */
export function sourceLines(dump: Dump, source: Source): SourceLine[][] {
  return source.lines.map((range) => {
    if (!Array.isArray(range)) {
      const text = (dump.lines[range.line - 1] ?? '').slice(range.from, range.to);
      return [{ number: range.line, text, part: true }];
    }
    const [first, last] = range;
    return dump.lines
      .slice(first - 1, last)
      .map((text, at) => ({ number: first + at, text, part: false }));
  });
}
