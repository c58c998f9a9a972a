import { splitHeader } from '../table.ts';
import { inflate } from './bytes.ts';
import { kept, type OpenIndex } from './index.ts';

/** A value that a reader can choose; `parent` is the number of the value it belongs under. */
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
export const facetLoader = ({ source, table }: OpenIndex) =>
  kept(async (name: string): Promise<Facet> => {
    const bytes = await inflate(await source.whole(`data/${table.version}/${name}.gz`), 'gzip');
    const { header, rest } = splitHeader<Pick<Facet, 'values' | 'sets' | 'above'>>(bytes);
    const high = rest.subarray(table.docs);
    return { ...header, setOf: (doc) => (rest[doc] ?? 0) + 256 * (high[doc] ?? 0) };
  }).get;

/** Numbers of a value and of all it belongs under. */
function lineage({ values }: Facet, value: number): number[] {
  const line: number[] = [];
  for (let at: number | undefined = value; at !== undefined; at = values[at]?.[2]) line.push(at);
  return line;
}

/** For each set, whether it has one of the values or something under one. */
export function setsWith(facet: Facet, wanted: (value: FacetValue) => boolean): boolean[] {
  const fits = facet.values.map((_, i) =>
    lineage(facet, i).some((at) => {
      const value = facet.values[at];
      return value !== undefined && wanted(value);
    }),
  );
  return facet.sets.map((set) => set.some((value) => fits[value]));
}

/** How many of some pieces have each value; a piece counts once for what its values are under. */
export function countValues(facet: Facet, setCounts: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  facet.sets.forEach((set, i) => {
    const pieces = setCounts[i];
    if (!pieces) return;
    for (const value of new Set(set.flatMap((one) => lineage(facet, one)))) {
      const key = facet.values[value]?.[0] ?? '';
      counts.set(key, (counts.get(key) ?? 0) + pieces);
    }
  });
  return counts;
}
