import { createHash } from 'node:crypto';
import type { Place } from '../schema/place.ts';
import type { ArticleEntry } from './entry.ts';
import type { Problem } from './problem.ts';

export type PlaceLevel = 'province' | 'city' | 'county' | 'town' | 'village' | 'zone';

/** A place that pieces are about, with everything under it. */
export type PlaceNode = {
  /** Division code; for a development zone, which has none, that of its division, '-' and a hash of its name. */
  key: string;
  level: PlaceLevel;
  name: string;
  parent: PlaceNode | undefined;
  /** In the order of codes. */
  children: PlaceNode[];
  /** Pieces about this place or a place under it, each once, in the archive's order. */
  articles: ArticleEntry[];
};

/** Digits of a statistical division code that stand for each level (GB/T 2260 and its extension). */
const DIGITS: readonly (readonly [Exclude<PlaceLevel, 'zone'>, number])[] = [
  ['province', 2],
  ['city', 4],
  ['county', 6],
  ['town', 9],
  ['village', 12],
];

const ZONE_HASH = 4;

const zoneKey = (code: string, name: string) =>
  `${code}-${createHash('sha256').update(name).digest('hex').slice(0, ZONE_HASH)}`;

type Step = { key: string; level: PlaceLevel; name: string };

/** From the province down: the levels that `place` names. */
export function placePath(place: Place): Step[] {
  const path: Step[] = [];
  for (const [level, digits] of DIGITS) {
    const name = place[level];
    if (name !== undefined && place.code.length >= digits) {
      path.push({ key: place.code.slice(0, digits), level, name });
    }
  }
  if (place.zone !== undefined) {
    path.push({ key: zoneKey(place.code, place.zone), level: 'zone', name: place.zone });
  }
  return path;
}

/** Key of the deepest place that `place` names: last part of the address of its page. */
export const placeKey = (place: Place): string => placePath(place).at(-1)?.key ?? place.code;

/** The places of a piece, the one it is mainly about first. */
export const placesOf = (entry: ArticleEntry): Place[] =>
  entry.place ? [entry.place, ...entry.otherPlaces] : [...entry.otherPlaces];

export type PlaceTree = { roots: PlaceNode[]; byKey: ReadonlyMap<string, PlaceNode> };

/**
 * The tree of all places that `articles` (in the archive's order) name. One code under two names
 * is a mistake of a file and is added to `problems`.
 */
export function placeTree(articles: readonly ArticleEntry[], problems: Problem[]): PlaceTree {
  const byKey = new Map<string, PlaceNode>();
  const roots: PlaceNode[] = [];

  const nodeOf = (step: Step, parent: PlaceNode | undefined, file: string): PlaceNode => {
    const known = byKey.get(step.key);
    if (known) {
      if (known.name !== step.name) {
        problems.push({
          file,
          field: 'place',
          message: `代码 ${step.key} 在这里叫“${step.name}”，在别的文件里叫“${known.name}”`,
          remedy: '请核对行政区划代码与名称，改正其中一处',
        });
      }
      return known;
    }
    const node: PlaceNode = { ...step, parent, children: [], articles: [] };
    byKey.set(step.key, node);
    (parent?.children ?? roots).push(node);
    return node;
  };

  for (const entry of articles) {
    for (const place of placesOf(entry)) {
      let parent: PlaceNode | undefined;
      for (const step of placePath(place)) {
        parent = nodeOf(step, parent, entry.file);
        // One piece may name two places under the same county.
        if (parent.articles.at(-1) !== entry) parent.articles.push(entry);
      }
    }
  }
  const byCode = (a: PlaceNode, b: PlaceNode) => (a.key < b.key ? -1 : 1);
  roots.sort(byCode);
  for (const node of byKey.values()) node.children.sort(byCode);
  return { roots, byKey };
}

/** From the root down to `node`. */
export function ancestry(node: PlaceNode): PlaceNode[] {
  const path = [node];
  for (let up = node.parent; up; up = up.parent) path.unshift(up);
  return path;
}
