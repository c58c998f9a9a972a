/** Shades that a reader can tell apart on a map. */
const MOST = 5;

/** A range of counts that has one shade, both ends included. */
export type Step = { from: number; to: number };

/** Round numbers between two powers of ten. */
const ROUND = [1, 2, 3, 5, 10];

/** The nearest of 1, 2, 3, 5, 10, 20, 30, 50…, in proportion. */
function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const off = (digit: number) => Math.abs(Math.log((digit * power) / value));
  const [nearest = 1] = ROUND.toSorted((a, b) => off(a) - off(b));
  return nearest * power;
}

/**
 * Ranges of counts for at most five shades, from 1 to `highest`, without gaps. Each but the last
 * ends on a round number, and they widen in proportion: most counties have few pieces, some many.
 */
export function stepsOf(highest: number): Step[] {
  if (highest < 1) return [];
  const ends = new Set<number>();
  for (let step = 1; step < MOST; step++) {
    const end = highest <= MOST ? step : rounded(highest ** (step / MOST));
    if (end < highest) ends.add(end);
  }
  ends.add(highest);
  let from = 1;
  return [...ends].map((to) => {
    const step = { from, to };
    from = to + 1;
    return step;
  });
}

/** The number of the step, from 1, that a count falls in; 0 for none. */
export const shadeOf = (count: number, steps: readonly Step[]): number =>
  steps.findIndex(({ from, to }) => count >= from && count <= to) + 1;
