/**
 * So many three-byte sequences in a row are Chinese text in UTF-8. In GB18030 text that many come
 * about less than once in a million characters, because they need rare characters in a row.
 */
const TELLING = 4;

/** What the second byte may be after these first bytes, else 80 to BF (Unicode standard, table 3-7). */
const seconds: ReadonlyMap<number, readonly [least: number, most: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** Length of the well-formed UTF-8 sequence of two to four bytes at an index, 0 if there is none. */
function sequence(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  for (let next = index + 1; next < index + length; next++) {
    const [least, most] = (next === index + 1 && seconds.get(lead)) || [0x80, 0xbf];
    const byte = bytes[next] ?? 0;
    if (byte < least || byte > most) return 0;
  }
  return length;
}

/**
 * The line (1-based) of the first fault in bytes that are Chinese text in UTF-8 but for that fault:
 * a file cut off inside a character, a flipped bit, a stretch in another encoding. Undefined if the
 * bytes are no UTF-8 text, or have no fault.
 */
export function faultyUtf8(bytes: Uint8Array): number | undefined {
  let line = 1;
  let fault: number | undefined;
  let run = 0;
  let longest = 0;
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] ?? 0;
    if (byte === 0x0a) line++;
    const length = byte < 0x80 ? 1 : sequence(bytes, index);
    if (length === 0) fault ??= line;
    run = length === 3 ? run + 1 : 0;
    longest = Math.max(longest, run);
    index += Math.max(1, length);
  }
  return longest >= TELLING ? fault : undefined;
}
