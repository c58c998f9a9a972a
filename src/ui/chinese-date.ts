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

/** A date of an issue in words; `about` stands before what is only approximate. */
export function chineseDate(date: IssueDate | undefined, unknown: string, about: string): string {
  if (!date) return unknown;
  const end = date.to ? `至${chineseEnd(date.from, date.to)}` : '';
  return `${date.approximate ? about : ''}${chineseDay(date.from)}${end}${date.uncertain ? '（？）' : ''}`;
}
