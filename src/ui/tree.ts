import type { PlaceLevel, PlaceNode } from '../archive/places.ts';

/** From the whole to the part; development zones lie in counties or towns. */
const LEVELS: readonly PlaceLevel[] = ['province', 'city', 'county', 'town', 'zone', 'village'];

/** Places that one page may list: some 30 KB gzipped. */
export const TREE_ROOM = 1500;

/** A place and all that lie in it. */
const within = (place: PlaceNode): PlaceNode[] => [place, ...place.children.flatMap(within)];

/**
 * The levels that the tree of all places shows of each province: as deep as all places of a level
 * fit on the page, and below that the first province alone as deep as its own do. What is left out
 * stands on the pages of the places above.
 */
export function levelsWithRoom(
  provinces: readonly PlaceNode[],
  room = TREE_ROOM,
): ReadonlySet<PlaceLevel>[] {
  const shown = provinces.map(() => new Set<PlaceLevel>());
  const places = provinces.map(within);
  let deep = provinces.length;
  let left = room;
  for (const level of LEVELS) {
    const counts = places.map((all) => all.filter((node) => node.level === level).length);
    const taken = (most: number) => counts.slice(0, most).reduce((sum, count) => sum + count, 0);
    if (taken(deep) > left) deep = 1;
    if (taken(deep) > left) break;
    left -= taken(deep);
    for (const levels of shown.slice(0, deep)) levels.add(level);
  }
  return shown;
}
