import type { LineRange } from '../../src/schema/article.ts';

/**
 * The text of some line ranges of a dump, in their order, a line end after each; parts of one line,
 * in their order there, are of one line: marks between them are left out elsewhere.
 */
export function coveredText(ranges: readonly LineRange[], lines: readonly string[]): string {
  let text = '';
  for (const [index, range] of ranges.entries()) {
    if (Array.isArray(range)) {
      for (const line of lines.slice(range[0] - 1, range[1])) text += `${line}\n`;
      continue;
    }
    const next = ranges[index + 1];
    const goesOn =
      next && !Array.isArray(next) && next.line === range.line && next.from >= range.to;
    text += `${(lines[range.line - 1] ?? '').slice(range.from, range.to)}${goesOn ? '' : '\n'}`;
  }
  return text;
}

/** A stretch of a dump that is claimed by no piece or by several. */
export interface Fault {
  readonly line: number;
  readonly text: string;
  readonly claims: number;
}

/** Checks that each non-space character of a dump is claimed exactly once. Returns what is not. */
export function coverage(
  claims: readonly (readonly LineRange[])[],
  lines: readonly string[],
): Fault[] {
  const counts = lines.map((text) => new Uint8Array(text.length));
  for (const range of claims.flat()) {
    const [first, last] = Array.isArray(range) ? range : [range.line, range.line];
    for (let line = first; line <= last; line++) {
      const row = counts[line - 1];
      const [from, to] = Array.isArray(range) ? [0, row?.length ?? 0] : [range.from, range.to];
      for (let column = from; row && column < to; column++) row[column] = (row[column] ?? 0) + 1;
    }
  }
  return lines.flatMap((text, index) =>
    faultsOf(text, counts[index] ?? new Uint8Array(), index + 1),
  );
}

function faultsOf(text: string, counts: Uint8Array, line: number): Fault[] {
  const faults: { line: number; text: string; claims: number }[] = [];
  let open: { line: number; text: string; claims: number } | undefined;
  for (let column = 0; column < text.length; column++) {
    const char = text[column] ?? '';
    const claims = counts[column] ?? 0;
    if (/\s/u.test(char)) continue;
    if (claims === 1) open = undefined;
    else if (open?.claims === claims) open.text += char;
    else {
      open = { line, text: char, claims };
      faults.push(open);
    }
  }
  return faults;
}
