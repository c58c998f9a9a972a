import type { DatePart, IssueDate } from '../archive/dates.ts';

export const chineseDay = ({ year, month, day }: DatePart): string =>
  `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;

/** The end of an interval without what it shares with the beginning: 2022年6月15日至30日. */
function chineseEnd(from: DatePart, to: DatePart): string {
  const whole = chineseDay(to);
  if (from.year !== to.year) return whole;
  const inYear = whole.slice(`${to.year}年`.length);
  if (from.month !== to.month || to.day === undefined) return inYear;
  return `${to.day}日`;
}

/** From the oldest to the newest issue: by day where both days are known, else by month. */
export function chineseSpan(oldest: IssueDate, newest: IssueDate, about: string): string {
  const exact = ![oldest, newest].some(({ approximate, from }) => approximate || !from.day);
  const cut = (iso: string): DatePart => {
    const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
    return exact ? { year, month, day } : { year, month };
  };
  const [from, to] = [cut(oldest.first), cut(newest.last)];
  const begin = `${exact ? '' : about}${chineseDay(from)}`;
  return chineseDay(from) === chineseDay(to) ? begin : `${begin}至${chineseDay(to)}`;
}

/** A date of an issue in words; `about` stands before what is only approximate. */
export function chineseDate(date: IssueDate | undefined, unknown: string, about: string): string {
  if (!date) return unknown;
  const end = date.to ? `至${chineseEnd(date.from, date.to)}` : '';
  return `${date.approximate ? about : ''}${chineseDay(date.from)}${end}${date.uncertain ? '（？）' : ''}`;
}
