import edtf from 'edtf';

/** A year, a month or a day; `month` and `day` count from 1. */
export type DatePart = { year: number; month?: number; day?: number };

/** When an issue was printed, as far as it is known. */
export type IssueDate = {
  /** As written in the issue file: EDTF (ISO 8601-2), level 1. */
  edtf: string;
  /** Earliest and latest day it can be, YYYY-MM-DD. */
  first: string;
  last: string;
  from: DatePart;
  /** End of an interval: the issue was printed on some day between `from` and `to`. */
  to?: DatePart;
  /** Marked `~`, an interval, or inferred: pages say 约. */
  approximate: boolean;
  /** Marked `?`: pages put a question mark. */
  uncertain: boolean;
};

const DAY_KNOWN = 3;
const MONTH_KNOWN = 2;

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

function part(date: edtf.Date): DatePart {
  const [year = 0, month, day] = date.values;
  return {
    year,
    // The package counts months from 0, as Date does.
    ...(date.precision >= MONTH_KNOWN && month !== undefined && { month: month + 1 }),
    ...(date.precision >= DAY_KNOWN && day !== undefined && { day }),
  };
}

/**
 * Reads an EDTF date or closed interval. Returns undefined for what is no date of an issue: wrong
 * syntax, a day that does not exist, an open end, a season, a set, an unspecified digit.
 */
export function parseDate(text: string): IssueDate | undefined {
  return plainDay(text) ?? parseEdtf(text);
}

/** A day as nearly all issues have it, without the cost of the whole grammar. */
function plainDay(text: string): IssueDate | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || iso(Date.UTC(year, (month ?? 0) - 1, day)) !== text) return undefined;
  const from = { year, month, day };
  return { edtf: text, first: text, last: text, from, approximate: false, uncertain: false };
}

function parseEdtf(text: string): IssueDate | undefined {
  let value: edtf.Any;
  try {
    value = edtf(text);
  } catch {
    return undefined;
  }
  if (!Number.isFinite(value.min) || !Number.isFinite(value.max) || /[XT]/.test(text)) {
    return undefined;
  }
  // The grammar takes 2023-02-29 and moves on to March: such a day does not come back as written.
  for (const [day] of text.matchAll(/\d{4}-\d\d-\d\d/g)) {
    if (iso(Date.parse(day)) !== day) return undefined;
  }
  const bounds = { edtf: text, first: iso(value.min), last: iso(value.max) };
  if (value.type === 'Date') {
    const date = value as edtf.Date;
    return {
      ...bounds,
      from: part(date),
      approximate: date.approximate.value > 0,
      uncertain: date.uncertain.value > 0,
    };
  }
  if (value.type !== 'Interval') return undefined;
  const { lower, upper } = value as edtf.Interval;
  return {
    ...bounds,
    from: part(lower),
    to: part(upper),
    approximate: true,
    uncertain: lower.uncertain.value + upper.uncertain.value > 0,
  };
}

/** Order of time; what has no date comes after everything dated. */
export function compareDates(a: IssueDate | undefined, b: IssueDate | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b);
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.last === b.last ? 0 : a.last < b.last ? -1 : 1;
}
