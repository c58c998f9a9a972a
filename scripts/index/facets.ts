import { gzipSync } from 'node:zlib';
import { placePath } from '../../src/archive/places.ts';
import type { Facet, FacetValue } from '../../src/search/reader/facets.ts';
import type { PieceFacts } from '../../src/search/record.ts';

/*
 * A facet is one small number for each piece: which set of values it has. Sets are numbered by how
 * many pieces have them, so common ones are small and the column compresses well.
 */

/** A piece's values of one facet, by key, from what they belong under to themselves. */
type Paths = (doc: PieceFacts) => { key: string; label: string }[][];

const flat = (keys: (string | undefined)[]) =>
  keys.flatMap((key) => (key === undefined ? [] : [[{ key, label: key }]]));

const placePaths = (doc: PieceFacts, levels: readonly string[]) =>
  doc.places.map((place) => {
    const path = placePath(place).map(({ key, name, level }) => ({ key, label: name, level }));
    const shown = path.filter(({ level }) => levels.includes(level));
    return shown.length > 0 ? shown : path.slice(-1);
  });

/** Every facet, by the name it has in addresses. */
export const FACETS: Record<string, Paths> = {
  county: (doc) => placePaths(doc, ['county']),
  place: (doc) => placePaths(doc, ['county', 'zone', 'town', 'village']),
  topic: (doc) => flat(doc.topics),
  author: (doc) => flat(doc.authors),
  paper: (doc) => flat([doc.newspaper]),
  page: (doc) => flat([doc.page]),
  kind: (doc) => flat([doc.kind]),
};

/** Collects one facet over all pieces, in the order of the index. */
function facetBuilder(paths: Paths) {
  const values: FacetValue[] = [];
  const numberOf = new Map<string, number>();
  const setOf = new Map<string, number>();
  const sets: number[][] = [];
  const column: number[] = [];
  return {
    add(doc: PieceFacts): void {
      const leaves = paths(doc).map((path) => {
        let parent: number | undefined;
        for (const { key, label } of path) {
          let number = numberOf.get(key);
          if (number === undefined) {
            number = values.length;
            numberOf.set(key, number);
            values.push(parent === undefined ? [key, label] : [key, label, parent]);
          }
          parent = number;
        }
        return parent ?? 0;
      });
      const set = [...new Set(leaves)].sort((a, b) => a - b);
      let number = setOf.get(set.join());
      if (number === undefined) {
        number = sets.length;
        setOf.set(set.join(), number);
        sets.push(set);
      }
      column.push(number);
    },
    labels: () => values.map(([, label]) => label),
    /** JSON of the header, a line end, then the column: low bytes, and high ones if needed. */
    finish(above: Facet['above']): Uint8Array {
      const uses = new Array<number>(sets.length).fill(0);
      for (const set of column) uses[set] = (uses[set] ?? 0) + 1;
      const order = [...sets.keys()].sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b);
      const rank = new Map(order.map((set, i) => [set, i]));
      const header: Omit<Facet, 'setOf'> = {
        values,
        sets: order.map((set) => sets[set] ?? []),
        ...(above && { above }),
      };
      const numbers = column.map((set) => rank.get(set) ?? 0);
      const planes = sets.length > 256 ? [0, 8] : [0];
      if (sets.length > 0x10000) throw new Error('a facet has more than 65,536 sets of values');
      const columns = planes.map((shift) => Uint8Array.from(numbers, (number) => number >> shift));
      return gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...columns]), {
        level: 9,
      });
    },
  };
}

/** So many names of places at most are in the table that every reader loads. */
const MOST_NAMES = 60;
/** Levels above those that are values of a facet. */
const ABOVE: readonly string[] = ['province', 'city'];

/** Collects all facets. */
export function facetsBuilder() {
  const above = new Map<string, string>();
  const builders = Object.entries(FACETS).map(([name, paths]) => ({
    name,
    builder: facetBuilder(paths),
  }));
  return {
    add(doc: PieceFacts): void {
      for (const { builder } of builders) builder.add(doc);
      for (const { key, name, level } of doc.places.flatMap(placePath)) {
        if (ABOVE.includes(level)) above.set(key, name);
      }
    },
    finish() {
      const counties = builders.find(({ name }) => name === 'county')?.builder.labels() ?? [];
      const names = [...new Set([...above.values(), ...counties])];
      return {
        /** Compressed files by facet name. */
        files: new Map(
          builders.map(({ name, builder }) => [
            name,
            builder.finish(name === 'place' ? [...above] : undefined),
          ]),
        ),
        /** Names of provinces, cities and counties; none when there are too many. */
        places: names.length > MOST_NAMES ? [] : names,
      };
    },
  };
}
