const PRIME = 0x01000193;
const START = 0x811c9dc5;

/** The 32-bit FNV-1a hash of bytes, or of other numbers taken for such; signed. */
export function fnv(values: Iterable<number>, start: number = START): number {
  let hash = start;
  for (const value of values) hash = Math.imul(hash ^ value, PRIME);
  return hash;
}
