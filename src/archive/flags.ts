import type { ArticleEntry } from './entry.ts';

/** Pieces by what an editor should look at in them, the most frequent first. */
export function flagged(articles: readonly ArticleEntry[]): [rule: string, ArticleEntry[]][] {
  const groups = new Map<string, ArticleEntry[]>();
  for (const entry of articles) {
    for (const rule of entry.flags) {
      const group = groups.get(rule);
      if (group) group.push(entry);
      else groups.set(rule, [entry]);
    }
  }
  return [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
}
