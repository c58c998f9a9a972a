/** A part of a file: first and last byte, both included. */
export interface Range {
  first: number;
  last: number;
}

const ONE_RANGE = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/;

/**
 * Reads a Range header (RFC 9110, 14.2). Undefined means the whole file, as for several ranges or
 * a header that is none; null means that no byte of the file is in the range.
 */
export function readRange(header: string | undefined, size: number): Range | undefined | null {
  const match = header === undefined ? null : ONE_RANGE.exec(header);
  if (!match) return undefined;
  const [, from, to, suffix] = match;
  const first = suffix === undefined ? Number(from) : Math.max(0, size - Number(suffix));
  const last = to ? Math.min(size - 1, Number(to)) : size - 1;
  if (to && Number(to) < first) return undefined;
  return first < size ? { first, last } : null;
}
