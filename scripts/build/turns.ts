/** Pages that are taken at once. */
const AT_ONCE = 32;

/**
 * A list that several threads work on: whoever is free takes the next few. `taken` is a counter in
 * shared memory, as `newTurns` makes it.
 */
export function* turns<T>(list: readonly T[], taken: Int32Array): Generator<T[]> {
  while (true) {
    const from = Atomics.add(taken, 0, AT_ONCE);
    if (from >= list.length) return;
    yield list.slice(from, from + AT_ONCE);
  }
}

export const newTurns = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
