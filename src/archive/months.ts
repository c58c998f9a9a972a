import type { ArticleEntry } from './entry.ts';
import type { IssueEntry } from './issue.ts';

/** Pieces of one month; `month` is YYYY-MM. */
export type MonthCount = { month: string; count: number };

/**
 * Pieces by month, oldest first, months without any left out. An issue whose date is an interval
 * counts in the month the interval begins; undated issues do not count.
 */
export function monthHistogram(
  articles: readonly ArticleEntry[],
  issueOf: (entry: ArticleEntry) => IssueEntry,
): MonthCount[] {
  const counts = new Map<string, number>();
  for (const entry of articles) {
    const date = issueOf(entry).date;
    // A year alone names no month.
    if (date?.from.month === undefined) continue;
    const month = date.first.slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts]
    .map(([month, count]) => ({ month, count }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
