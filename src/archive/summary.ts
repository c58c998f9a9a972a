import type { IssueDate } from './dates.ts';
import type { ArticleEntry } from './entry.ts';
import type { IssueEntry } from './issue.ts';

type IssueOf = (entry: ArticleEntry) => IssueEntry;

export type Tally = { name: string; count: number };

/** What a list of pieces is about at a glance. */
export type Summary = {
  count: number;
  /** Dates of the oldest and the newest dated issue; absent when none has a date. */
  span: { oldest: IssueDate; newest: IssueDate } | undefined;
  /** Most frequent first. */
  topics: Tally[];
  authors: Tally[];
};

const TOP = 8;

function tally(names: Iterable<string>): Tally[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, TOP);
}

/** Lists never change once the archive is open, and each is shown on many pages. */
function once<T>(make: (articles: readonly ArticleEntry[], issueOf: IssueOf) => T) {
  const made = new WeakMap<readonly ArticleEntry[], T>();
  return (articles: readonly ArticleEntry[], issueOf: IssueOf): T => {
    const known = made.get(articles) ?? make(articles, issueOf);
    made.set(articles, known);
    return known;
  };
}

/** Sums up a list that is in the archive's order (newest first, undated last). */
export const summarise = once(sumUp);

function sumUp(articles: readonly ArticleEntry[], issueOf: IssueOf): Summary {
  const newest = articles[0] && issueOf(articles[0]).date;
  const last = articles.findLast((entry) => issueOf(entry).date);
  const oldest = last && issueOf(last).date;
  return {
    count: articles.length,
    span: oldest && newest && { oldest, newest },
    topics: tally(articles.flatMap(({ topics }) => topics)),
    authors: tally(articles.flatMap(({ bylines }) => bylines)),
  };
}

/** A month of a year in a list; `at` is the place of its newest piece there. */
export type MonthStart = { month: number; at: number; count: number };

/** A year in a list, the place of its newest piece there, and its months as far as they are known. */
export type YearStart = { year: number; at: number; count: number; months: MonthStart[] };

/** Where each year and month begins in a list that is in the archive's order; undated pieces have none. */
export const yearStarts = once(findYears);

function findYears(articles: readonly ArticleEntry[], issueOf: IssueOf): YearStart[] {
  const years = new Map<number, YearStart>();
  articles.forEach((entry, at) => {
    const { year, month } = issueOf(entry).date?.from ?? {};
    if (year === undefined) return;
    const known = years.get(year) ?? { year, at, count: 0, months: [] };
    years.set(year, known);
    known.count += 1;
    if (month === undefined) return;
    const same = known.months.find((other) => other.month === month);
    if (same) same.count += 1;
    else known.months.push({ month, at, count: 1 });
  });
  return [...years.values()];
}
