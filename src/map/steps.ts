/** Shades that a reader can tell apart on a map. */
const MOST = 5;

/** A range of counts that has one shade, both ends included. */
export type Step = { from: number; to: number };

/** Round numbers between two powers of ten. */
const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The nearest round number, in proportion: 1, 2, 3… 10, 15, 20, 30… */
function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const off = (digit: number) => Math.abs(Math.log((digit * power) / value));
  const whole = ROUND.filter((digit) => Number.isInteger(digit * power));
  const [nearest = 1] = whole.toSorted((a, b) => off(a) - off(b));
  return nearest * power;
}

/**
 * Ranges of counts for at most five shades, from 1 to the highest, without gaps. Each but the last
 * ends on a round number, and each has about as many counties: however unlike their counts are,
 * the map uses its shades.
 */
export function stepsOf(counts: readonly number[]): Step[] {
  const sorted = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const highest = sorted.at(-1);
  if (highest === undefined) return [];
  const ends = new Set<number>();
  for (let step = 1; step < MOST; step++) {
    const quantile = sorted[Math.ceil((step / MOST) * sorted.length) - 1] as number;
    const end = highest <= MOST ? step : rounded(quantile);
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
