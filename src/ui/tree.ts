import type { PlaceLevel, PlaceNode } from '../archive/places.ts';

/** From the whole to the part; development zones lie in counties or towns. */
const LEVELS: readonly PlaceLevel[] = ['province', 'city', 'county', 'town', 'zone', 'village'];

/** Places that one page may list: some 30 KB gzipped. */
export const TREE_ROOM = 1500;

/**
 * The levels that the tree of all places shows: as deep as all places of a level fit on the page.
 * What is left out stands on the pages of the places above.
 */
export function levelsWithRoom(places: readonly PlaceNode[], room = TREE_ROOM): Set<PlaceLevel> {
  const shown = new Set<PlaceLevel>();
  let left = room;
  for (const level of LEVELS) {
    left -= places.filter((node) => node.level === level).length;
    if (left < 0) break;
    shown.add(level);
  }
  return shown;
}
