/** Dates of the query language: a year, a month, a day, or a range of them. */

/** First and last day, `2022-06-15`, both inclusive. */
export interface Days {
  from: string;
  to: string;
}

/** What an open end of a range is: before and behind everything printed. */
export const EARLIEST = '0000-01-01';
export const LATEST = '9999-12-31';

const DATE = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?|年)?$/;

const two = (number: number) => String(number).padStart(2, '0');

/** The days of `2022`, `2022-06`, `2022年6月`, `2022-06-15`; undefined when there is no such date. */
function days(text: string): Days | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  // Day 0 of the next month is the last of this one.
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const head = `${year}-${two(Number(month))}`;
  if (day === undefined) return { from: `${head}-01`, to: `${head}-${two(last)}` };
  if (Number(day) < 1 || Number(day) > last) return undefined;
  const whole = `${head}-${two(Number(day))}`;
  return { from: whole, to: whole };
}

/** The two ends of a range: `..`, `至`, `~`, `--`, or a dash before a year. */
function ends(text: string): string[] {
  const parts = text.split(/\.{2,}|至|到|~|-{2,}/);
  return (parts.length > 1 ? parts : text.split(/-(?=\d{4}(?:\D|$))/)).map((end) => end.trim());
}

/** The second end of a range may leave out the year, or year and month: `2022年5月至7月`. */
function lastDays(text: string, first: string): Days | undefined {
  const [, year = '', month = ''] = DATE.exec(first) ?? [];
  const short = /^\d{1,2}[月日]?$/.test(text);
  const isDay = text.endsWith('日') || /^\d{4}\D\d{1,2}\D\d/.test(first);
  if (short && isDay && month !== '') return days(`${year}-${month}-${text.replace(/\D/g, '')}`);
  if (/^\d{1,2}(月|[-./月]\d{1,2}日?)?$/.test(text)) return days(`${year}-${text}`);
  return days(text);
}

/**
 * Reads a date as it was typed, normalised: `2022-05..2022-07`, `2022年5月至7月`, `2022..`.
 * The wrong way round is read the right way round; undefined when it is no date.
 */
export function readDates(text: string): Days | undefined {
  const [a = '', b = a, ...more] = ends(text);
  if (more.length > 0 || (a === '' && b === '')) return undefined;
  const first = a === '' ? undefined : days(a);
  const last = b === '' ? undefined : lastDays(b, a);
  if ((a !== '' && !first) || (b !== '' && !last)) return undefined;
  if (first && last && first.from > last.to) return { from: last.from, to: first.to };
  return { from: first?.from ?? EARLIEST, to: last?.to ?? LATEST };
}
