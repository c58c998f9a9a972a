/**
 * Seeded randomness for the corpus: the same seed gives the same bytes on every machine, and every
 * article has a stream of its own, so that article 5,000 does not depend on the 4,999 before it.
 */
export interface Rng {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number in [low, high], both included. */
  int(low: number, high: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One item, drawn in proportion to its weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** Rank ≥ 0 of a Zipf law without end: rank k comes with probability falling as k^-exponent. */
  zipf(exponent: number): number;
  /** A stream of its own, fixed by this stream's seed and the label. */
  fork(label: string | number): Rng;
}

/** 32-bit FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Mulberry32 (public domain, T. Ettinger): small, fast, good enough for text. */
function mulberry(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function rngOf(seed: string | number): Rng {
  const name = String(seed);
  const next = mulberry(hash(name));
  const rng: Rng = {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (p) => next() < p,
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    weighted: (items) => {
      let at = next() * items.reduce((sum, [, w]) => sum + w, 0);
      for (const [item, w] of items) {
        at -= w;
        if (at < 0) return item;
      }
      return (items.at(-1) as (typeof items)[number])[0];
    },
    zipf: (exponent) => Math.floor((1 - next()) ** (-1 / (exponent - 1))) - 1,
    fork: (label) => rngOf(`${name}/${label}`),
  };
  return rng;
}

/** The items in a random order; the input stays as it is. */
export function shuffled<T>(rng: Rng, items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = rng.int(0, i);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
