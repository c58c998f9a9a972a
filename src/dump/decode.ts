import { faultyUtf8 } from './utf8.ts';

/** A dump's bytes read as text, or why they cannot be. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly reason: string };

const boms: readonly [encoding: string, bom: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Reads the bytes of a dump as the first encoding that fits them without a fault: UTF-8 with or
 * without BOM, UTF-16 LE/BE, GB18030 (and with it GBK and GB 2312). Bytes that fit none of them are
 * refused, so that no character is ever replaced silently; so is damaged UTF-8, most of which would
 * pass for GB18030 and come out as other characters. NUL alone becomes U+FFFD, which the rule
 * `odd-character` reports: neither Markdown nor HTML can hold a NUL, both replace it so.
 */
export function decode(bytes: Uint8Array): Decoded {
  for (const encoding of candidates(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return { ok: true, text: text.replaceAll('\0', '\uFFFD'), encoding };
    } catch {
      // The next encoding in the list is tried.
    }
  }
  const line = faultyUtf8(bytes);
  if (line === undefined) return { ok: false, reason: '不是 UTF-8、UTF-16 或 GB18030 编码的文字' };
  return { ok: false, reason: `文字是 UTF-8，但第 ${line} 行有残缺的或别种编码的字节` };
}

/** The encodings that bytes may be in, the likeliest first. A byte order mark leaves no doubt. */
function* candidates(bytes: Uint8Array): Generator<string> {
  const marked = boms.find(([, bom]) => bom.every((byte, index) => bytes[index] === byte));
  if (marked) {
    yield marked[0];
    return;
  }
  const zeros = parity(bytes, (byte) => byte === 0, 3 / 10, 1 / 20);
  const wide = zeros ?? parity(bytes, isHighByte, 9 / 10, 7 / 9);
  const utf16 = wide === undefined ? [] : [wide === 1 ? 'utf-16le' : 'utf-16be'];
  // So many zero bytes are no text in any other encoding; UTF-16 of Latin letters has them.
  if (zeros === undefined) yield 'utf-8';
  yield* utf16;
  if (zeros === undefined && faultyUtf8(bytes) === undefined) yield 'gb18030';
}

/** High bytes of what Chinese text is made of: Han characters and punctuation, in UTF-16. */
function isHighByte(byte: number): boolean {
  return (byte >= 0x4e && byte <= 0x9f) || [0x00, 0x20, 0x30, 0xff].includes(byte);
}

/**
 * Text in UTF-16 without a BOM is known by bytes that nearly all stand at odd places in LE and at
 * even ones in BE. Returns that parity if at least `least` of the places there hold such a byte,
 * and the other places at most `most` as many; undefined where the bytes do not look like it.
 */
function parity(
  bytes: Uint8Array,
  tells: (byte: number) => boolean,
  least: number,
  most: number,
): 0 | 1 | undefined {
  const end = Math.min(bytes.length, 65536);
  const found = [0, 0];
  for (let index = 0; index < end; index++) {
    if (tells(bytes[index] ?? 0)) found[index % 2] = (found[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = found;
  if (bytes.length % 2 === 1 || end === 0 || Math.max(even, odd) < (end / 2) * least) {
    return undefined;
  }
  if (even <= odd * most) return 1;
  return odd <= even * most ? 0 : undefined;
}
