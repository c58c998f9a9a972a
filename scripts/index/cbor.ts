/**
 * The CBOR (RFC 8949) that Pagefind 1.6.0 writes: unsigned and negative integers, texts and arrays
 * of known length. A chunk of its index is `[[word…]]`, a word `[text, [page…], variants]`, a page
 * `[page − the one before, [locations, each − the one before], meta locations]`. Negative numbers
 * among the locations are weights of what follows.
 */

const UNSIGNED = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;

const decoder = new TextDecoder();

/** Reads one item after another from `bytes`. */
export function cborReader(bytes: Uint8Array, start: number) {
  let at = start;
  let major = 0;
  const head = (): number => {
    const first = bytes[at++] ?? 0;
    major = first >> 5;
    const info = first & 31;
    if (info < 24) return info;
    if (info > 26) throw new Error(`CBOR of a kind that Pagefind 1.6.0 does not write: ${first}`);
    let value = 0;
    for (let left = 1 << (info - 24); left > 0; left--) value = value * 256 + (bytes[at++] ?? 0);
    return value;
  };
  const expect = (wanted: number) => {
    const value = head();
    if (major !== wanted) throw new Error(`CBOR: type ${major} where ${wanted} should be`);
    return value;
  };
  return {
    array: () => expect(ARRAY),
    unsigned: () => expect(UNSIGNED),
    integer: () => {
      const value = head();
      if (major === UNSIGNED) return value;
      if (major === NEGATIVE) return -1 - value;
      throw new Error(`CBOR: type ${major} where an integer should be`);
    },
    text: () => {
      const length = expect(TEXT);
      const value = decoder.decode(bytes.subarray(at, at + length));
      at += length;
      return value;
    },
    /** Passes over one item with all that is in it. */
    skip() {
      for (let left = 1; left > 0; left--) {
        const value = head();
        if (major === ARRAY) left += value;
        else if (major > NEGATIVE) at += value;
      }
    },
    done: () => at >= bytes.length,
  };
}

const encoder = new TextEncoder();

/** Collects items; `take` hands them over and begins anew. */
export function cborWriter() {
  let bytes = new Uint8Array(1 << 16);
  let at = 0;
  const room = (wanted: number) => {
    if (at + wanted <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, at + wanted));
    larger.set(bytes.subarray(0, at));
    bytes = larger;
  };
  const head = (major: number, value: number) => {
    room(5);
    const kind = major << 5;
    if (value < 24) bytes[at++] = kind | value;
    else if (value < 0x100) {
      bytes[at++] = kind | 24;
      bytes[at++] = value;
    } else if (value < 0x10000) {
      bytes[at++] = kind | 25;
      bytes[at++] = value >> 8;
      bytes[at++] = value;
    } else {
      bytes[at++] = kind | 26;
      bytes[at++] = value >>> 24;
      bytes[at++] = value >> 16;
      bytes[at++] = value >> 8;
      bytes[at++] = value;
    }
  };
  return {
    array: (length: number) => head(ARRAY, length),
    unsigned: (value: number) => head(UNSIGNED, value),
    text(value: string) {
      const encoded = encoder.encode(value);
      head(TEXT, encoded.length);
      room(encoded.length);
      bytes.set(encoded, at);
      at += encoded.length;
    },
    /** Items that are encoded already. */
    bytes(items: Uint8Array) {
      room(items.length);
      bytes.set(items, at);
      at += items.length;
    },
    take() {
      const taken = bytes.slice(0, at);
      at = 0;
      return taken;
    },
  };
}
