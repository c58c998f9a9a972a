/** A dump's bytes read as text, or why they cannot be. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly reason: string };

const encodings: readonly [encoding: string, fits: (bytes: Uint8Array) => boolean][] = [
  ['utf-8', (bytes) => startsWith(bytes, [0xef, 0xbb, 0xbf])],
  ['utf-16le', (bytes) => startsWith(bytes, [0xff, 0xfe]) || zeroParity(bytes) === 1],
  ['utf-16be', (bytes) => startsWith(bytes, [0xfe, 0xff]) || zeroParity(bytes) === 0],
  ['utf-8', () => true],
  ['gb18030', () => true],
];

/**
 * Reads the bytes of a dump as the first encoding that fits them without a fault: UTF-8 with or
 * without BOM, UTF-16 LE/BE, GB18030 (and with it GBK and GB 2312). Bytes that fit none of them are
 * refused, so that no character is ever replaced silently.
 */
export function decode(bytes: Uint8Array): Decoded {
  for (const [encoding, fits] of encodings) {
    if (!fits(bytes)) continue;
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return { ok: true, text, encoding };
    } catch {
      // The next encoding in the table is tried.
    }
  }
  return { ok: false, reason: '不是 UTF-8、UTF-16 或 GB18030 编码的文字' };
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/**
 * Text in UTF-16 without a BOM is known by its zero bytes (those of line ends, digits and ASCII
 * punctuation), which nearly all stand at odd places in LE and at even ones in BE. Returns that
 * parity, or undefined where the bytes do not look like it.
 */
function zeroParity(bytes: Uint8Array): 0 | 1 | undefined {
  const end = Math.min(bytes.length, 65536);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < end; index++) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (bytes.length % 2 === 1 || even + odd < end / 200) return undefined;
  if (odd > even * 20) return 1;
  return even > odd * 20 ? 0 : undefined;
}
