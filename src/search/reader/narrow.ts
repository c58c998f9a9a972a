import type { TableHeader } from '../table.ts';
import { type Choice, type Facet, setsWith } from './facets.ts';

/** What was chosen narrows what was found; each facet is counted as if nothing were chosen in it. */

/** A facet with what was chosen in it: whether each set of values fits. */
interface Narrowing {
  facet: Facet;
  fits: boolean[];
}

/** The facets in which something was chosen, which are all of `facets`, ready for `narrow`. */
export const narrowings = (choice: Choice, facets: ReadonlyMap<string, Facet>): Narrowing[] =>
  [...facets].map(([name, facet]) => ({
    facet,
    fits: setsWith(facet, ([key]) => choice[name]?.includes(key) ?? false),
  }));

/**
 * Which months were chosen, by run of pieces; undefined when all are.
 *
 * @param range first and last month, `2022-06`
 * @param picked months and years that were chosen one by one
 */
export function monthsChosen(
  { months }: Pick<TableHeader, 'months'>,
  range: readonly [from: string, to: string] | undefined,
  picked: readonly string[],
): boolean[] | undefined {
  if (!range && picked.length === 0) return undefined;
  return months.map(
    ([month]) =>
      month !== '' &&
      (!range || (month >= range[0] && month <= range[1])) &&
      (picked.length === 0 || picked.some((one) => month.startsWith(one))),
  );
}

/** Pieces that pass, and what counting needs of those that fail in one facet only. */
export interface Narrowed {
  docs: number[];
  /** Pieces by run of months, whatever months were chosen. */
  months: number[];
  /** Pieces by set of values of the `counted` facet, whatever was chosen in it. */
  sets: number[];
}

const count = (counts: number[], at: number) => {
  counts[at] = (counts[at] ?? 0) + 1;
};

/** Passes `docs` (ascending) through everything chosen, and counts on the way. */
export function narrow(
  docs: readonly number[],
  narrowing: readonly Narrowing[],
  runs: TableHeader['months'],
  inMonths: readonly boolean[] | undefined,
  counted?: Facet,
): Narrowed {
  const passed: number[] = [];
  const months: number[] = [];
  const sets = new Array<number>(counted?.sets.length ?? 0).fill(0);
  let run = 0;
  let runEnd = runs[0]?.[1] ?? 0;
  for (const doc of docs) {
    while (doc >= runEnd && run < runs.length - 1) {
      run++;
      runEnd += runs[run]?.[1] ?? 0;
    }
    const inMonth = inMonths?.[run] ?? true;
    let passes = true;
    let counts = inMonth && counted;
    for (const { facet, fits } of narrowing) {
      if (fits[facet.setOf(doc)]) continue;
      passes = false;
      if (facet !== counted) counts = undefined;
    }
    if (passes) {
      count(months, run);
      if (inMonth) passed.push(doc);
    }
    if (counts) count(sets, counts.setOf(doc));
  }
  return { docs: passed, months, sets };
}
