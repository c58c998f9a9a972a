/** A day of the calendar, months from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `days` later (or earlier, if negative). */
export function addDays({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Below 0 if `a` is before `b`, 0 if they are the same day. */
export function compareDays(a: Day, b: Day): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/**
 * An interval of days in EDTF (ISO 8601-2), each end as coarse as it can be said exactly: a whole
 * month as 2022-06, a whole year as 2022.
 */
export function edtfInterval(from: Day, to: Day): string {
  if (compareDays(from, to) === 0) return iso(from);
  const opens = from.day === 1;
  const closes = to.day === lastDay(to.year, to.month);
  const wholeYears = opens && closes && from.month === 1 && to.month === 12;
  if (wholeYears)
    return from.year === to.year ? pad(from.year, 4) : `${pad(from.year, 4)}/${pad(to.year, 4)}`;
  if (from.year === to.year && from.month === to.month) {
    return opens && closes ? month(from) : `${iso(from)}/${iso(to)}`;
  }
  return `${opens ? month(from) : iso(from)}/${closes ? month(to) : iso(to)}`;
}

function iso(day: Day): string {
  return `${month(day)}-${pad(day.day, 2)}`;
}

function month(day: Day): string {
  return `${pad(day.year, 4)}-${pad(day.month, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
