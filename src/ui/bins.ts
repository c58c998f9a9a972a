/** Pieces by month or by year as the bars of a chart: the same for pages and for the search. */

/** Pieces of one month, `YYYY-MM`; an empty name counts those without a date. */
export type Months = readonly (readonly [month: string, count: number])[];

/** A month, or twelve: both ends are `YYYY-MM`. */
export interface Bin {
  from: string;
  to: string;
  count: number;
}

/** A rectangle in the units of the drawing. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** More months than this are shown by year. */
const MOST_MONTHS = 48;

/** Height in units of the smallest bar: a month with a single piece is still to be seen. */
const LEAST = 2;

/** Share of its place that a bar fills. */
const FILLED = 0.8;

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const nameOf = (value: number) =>
  `${String(Math.floor(value / 12)).padStart(4, '0')}-${String((value % 12) + 1).padStart(2, '0')}`;

/** All months from the first to the last that has anything, or all years; in whatever order given. */
export function binsOf(months: Months): Bin[] {
  const dated = months.filter(([month]) => month !== '');
  if (dated.length === 0) return [];
  const numbers = dated.map(([month]) => numberOf(month));
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  const byYear = last - first >= MOST_MONTHS;
  const step = byYear ? 12 : 1;
  const begin = byYear ? Math.floor(first / 12) * 12 : first;
  const bins: Bin[] = [];
  for (let at = begin; at <= last; at += step) {
    bins.push({ from: nameOf(at), to: nameOf(at + step - 1), count: 0 });
  }
  for (const [month, count] of dated) {
    const bin = bins[Math.floor((numberOf(month) - begin) / step)];
    if (bin) bin.count += count;
  }
  return bins;
}

/** The bars of a chart of the given size, left to right, standing on its lower edge. */
export function barsOf(bins: readonly Bin[], width: number, height: number): Bar[] {
  const highest = Math.max(1, ...bins.map(({ count }) => count));
  const place = width / Math.max(1, bins.length);
  const short = (value: number) => Math.round(value * 100) / 100;
  return bins.map(({ count }, at) => {
    const tall = count === 0 ? 0 : Math.max(LEAST, (count / highest) * height);
    return {
      x: short((at + (1 - FILLED) / 2) * place),
      y: short(height - tall),
      width: short(place * FILLED),
      height: short(tall),
    };
  });
}
