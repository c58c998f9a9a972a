import { splitHeader } from '../table.ts';
import { kept, type OpenIndex } from './index.ts';

/** A value that a reader can choose; `parent` is the number of the value it belongs under, a lower one. */
export type FacetValue = [key: string, label: string, parent?: number];

/** One facet of all pieces: each has a set of values. */
export interface Facet {
  values: FacetValue[];
  sets: number[][];
  /** Of places: the cities and provinces that hold the values, which are no values themselves. */
  above?: [key: string, label: string][];
  /** Number of a piece's set. */
  setOf(doc: number): number;
}

/** What was chosen, by facet name; a piece must have one value of each facet. */
export type Choice = Record<string, readonly string[]>;

/** Loads facets once each; scripts/index/facets.ts writes them. */
export const facetLoader = ({ data, table }: OpenIndex) =>
  kept(async (name: string): Promise<Facet> => {
    const { header, rest } = splitHeader<Pick<Facet, 'values' | 'sets' | 'above'>>(
      await data(name),
    );
    const high = rest.subarray(table.docs);
    return { ...header, setOf: (doc) => (rest[doc] ?? 0) + 256 * (high[doc] ?? 0) };
  }).get;

/** For each set, whether it has one of the values or something under one. */
export function setsWith(
  { values, sets }: Facet,
  wanted: (value: FacetValue) => boolean,
): boolean[] {
  const fits: boolean[] = [];
  for (const value of values) fits.push(wanted(value) || (fits[value[2] ?? -1] ?? false));
  return sets.map((set) => set.some((value) => fits[value]));
}

/**
 * How many of some pieces have each value, from how many have each set: those that any has, and what
 * is chosen. A piece counts once for what its values are under.
 */
export function facetCounts(
  facet: Facet,
  setCounts: readonly number[],
  chosen: readonly string[] | undefined,
) {
  const counts = facet.values.map(() => 0);
  facet.sets.forEach((set, i) => {
    // What is added to it while it is gone through is gone through as well.
    const all = new Set(setCounts[i] ? set : []);
    for (const value of all) {
      counts[value] = (counts[value] ?? 0) + (setCounts[i] ?? 0);
      const above = facet.values[value]?.[2];
      if (above !== undefined) all.add(above);
    }
  });
  return facet.values.flatMap(([key, label, above], i) => {
    const count = counts[i] ?? 0;
    if (count === 0 && !chosen?.includes(key)) return [];
    const parent = facet.values[above ?? -1]?.[0];
    return [{ key, label, count, ...(parent && { parent }) }];
  });
}
