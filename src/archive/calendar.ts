import type { IssueEntry } from './issue.ts';

/** Issues of one month, oldest first; `month` counts from 1. */
export type CalendarMonth = { month: number; issues: IssueEntry[] };

export type CalendarYear = {
  year: number;
  /** Twelve, in order, also those without issues. */
  months: CalendarMonth[];
  /** Issues of which only the year is known. */
  undivided: IssueEntry[];
  count: number;
};

/**
 * Issues by year, newest year first; years without any are left out, undated issues too. An issue
 * whose date is an interval stands in the month in which the interval begins.
 */
export function calendar(issues: readonly IssueEntry[]): CalendarYear[] {
  const years = new Map<number, CalendarYear>();
  for (const issue of [...issues].reverse()) {
    if (!issue.date) continue;
    const { year, month } = issue.date.from;
    const entry = years.get(year) ?? {
      year,
      months: Array.from({ length: 12 }, (_, index) => ({ month: index + 1, issues: [] })),
      undivided: [],
      count: 0,
    };
    years.set(year, entry);
    entry.count += 1;
    const list = month === undefined ? entry.undivided : entry.months[month - 1]?.issues;
    list?.push(issue);
  }
  return [...years.values()].sort((a, b) => b.year - a.year);
}

/** A month as weeks of seven days, Monday first; undefined before the first and after the last. */
export function weeksOf(year: number, month: number): (number | undefined)[][] {
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((lead + days) / 7) * 7 }, (_, at) => {
    const day = at - lead + 1;
    return day >= 1 && day <= days ? day : undefined;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
