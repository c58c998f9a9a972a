import type { ArticleEntry } from './entry.ts';
import { type PlaceNode, placePath } from './places.ts';
import type { TopicEntry } from './topics.ts';

/** Why pieces are offered beside a piece: they share this place, or this topic. */
export type Related = { articles: ArticleEntry[] } & ({ place: PlaceNode } | { topic: TopicEntry });

/** Pieces of one list that the reader of a piece may want next, nearest in time first. */
const PER_LIST = 4;

/** Position of `entry` in a list that is in the archive's order. */
function positionOf(entry: ArticleEntry, list: readonly ArticleEntry[]): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.index ?? Number.POSITIVE_INFINITY) < entry.index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The pieces nearest to `entry` in `list` (both in the archive's order), without `entry` and those
 * in `shown`. Looks at the neighbours only: its cost does not grow with the list.
 */
export function nearest(
  entry: ArticleEntry,
  list: readonly ArticleEntry[],
  shown: ReadonlySet<ArticleEntry> = new Set(),
): ArticleEntry[] {
  const found: ArticleEntry[] = [];
  let before = positionOf(entry, list) - 1;
  let after = before + 1;
  const distance = (at: number) =>
    Math.abs((list[at]?.index ?? Number.POSITIVE_INFINITY) - entry.index);
  while (found.length < PER_LIST && (before >= 0 || after < list.length)) {
    const next = distance(before) <= distance(after) ? list[before--] : list[after++];
    if (next && next !== entry && !shown.has(next) && next.kind !== 'stray') found.push(next);
  }
  return found;
}

/** The town of a piece, or its county: a whole city is no reason to read on. */
function placeGroup(
  entry: ArticleEntry,
  places: ReadonlyMap<string, PlaceNode>,
  shown: ReadonlySet<ArticleEntry>,
): Related[] {
  const path = entry.place ? placePath(entry.place) : [];
  for (const level of ['town', 'county'] as const) {
    const place = places.get(path.find((step) => step.level === level)?.key ?? '');
    const articles = place ? nearest(entry, place.articles, shown) : [];
    if (place && articles.length > 0) return [{ place, articles }];
  }
  return [];
}

/** Other pieces from the same town (or county), then on each of its topics; no piece twice. */
export function relatedTo(
  entry: ArticleEntry,
  places: ReadonlyMap<string, PlaceNode>,
  topics: ReadonlyMap<string, TopicEntry>,
  shown: ReadonlySet<ArticleEntry>,
): Related[] {
  const groups = placeGroup(entry, places, shown);
  const seen = new Set([...shown, ...groups.flatMap((group) => group.articles)]);
  for (const id of entry.topics) {
    const topic = topics.get(id);
    const articles = topic ? nearest(entry, topic.articles, seen) : [];
    if (!topic || articles.length === 0) continue;
    groups.push({ topic, articles });
    for (const piece of articles) seen.add(piece);
  }
  return groups;
}
