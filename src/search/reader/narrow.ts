import type { TableHeader } from '../table.ts';
import { type Choice, countValues, type Facet, setsWith } from './facets.ts';

/** What was chosen narrows what was found; each facet is counted as if nothing were chosen in it. */

/** A facet with what was chosen in it: whether each set of values fits. */
interface Narrowing {
  facet: Facet;
  fits: boolean[];
}

/** The facets in which something was chosen; `facets` must hold them. */
export function narrowings(choice: Choice, facets: ReadonlyMap<string, Facet>): Narrowing[] {
  return Object.entries(choice).flatMap(([name, keys]) => {
    const facet = facets.get(name);
    if (!facet || keys.length === 0) return [];
    return [{ facet, fits: setsWith(facet, ([key]) => keys.includes(key)) }];
  });
}

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
  /** Pieces by set of values for each of the `counted` facets, whatever was chosen in it. */
  sets: number[][];
}

/** Passes `docs` (ascending) through everything chosen, and counts on the way. */
export function narrow(
  docs: readonly number[],
  narrowing: readonly Narrowing[],
  runs: TableHeader['months'],
  inMonths: readonly boolean[] | undefined,
  counted: readonly Facet[],
): Narrowed {
  const passed: number[] = [];
  const months = new Array<number>(runs.length).fill(0);
  const sets = counted.map(({ sets: all }) => new Array<number>(all.length).fill(0));
  let run = 0;
  let runEnd = runs[0]?.[1] ?? 0;
  for (const doc of docs) {
    while (doc >= runEnd && run < runs.length - 1) {
      run++;
      runEnd += runs[run]?.[1] ?? 0;
    }
    const inMonth = inMonths?.[run] ?? true;
    const failed = narrowing.filter(({ facet, fits }) => !fits[facet.setOf(doc)]);
    if (failed.length === 0) {
      months[run] = (months[run] ?? 0) + 1;
      if (inMonth) passed.push(doc);
    }
    if (!inMonth || failed.length > 1) continue;
    counted.forEach((facet, i) => {
      if (failed[0] && failed[0].facet !== facet) return;
      const counts = sets[i];
      const set = facet.setOf(doc);
      if (counts) counts[set] = (counts[set] ?? 0) + 1;
    });
  }
  return { docs: passed, months, sets };
}

/** Counts of a facet's values as they are shown, those `chosen` in any case, from its sets' counts. */
export function facetCounts(
  facet: Facet,
  sets: readonly number[],
  chosen: readonly string[] | undefined,
) {
  const counts = countValues(facet, sets);
  return facet.values.flatMap(([key, label, parent]) => {
    const count = counts.get(key) ?? 0;
    const under = parent === undefined ? undefined : facet.values[parent]?.[0];
    const wanted = count > 0 || chosen?.includes(key);
    return wanted ? [{ key, label, count, ...(under !== undefined && { parent: under }) }] : [];
  });
}
