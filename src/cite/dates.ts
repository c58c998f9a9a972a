import type { IssueDate } from '../archive/dates.ts';

/** As certain as it is written: no interval, not inferred, no question mark. */
export const isExact = (date: IssueDate): boolean =>
  date.to === undefined && !date.approximate && !date.uncertain;

/** EDTF marks for "about" and "about, perhaps"; brackets say the former by themselves. */
const withoutAbout = (edtf: string) => edtf.replaceAll('~', '').replaceAll('%', '?');

/**
 * A date for a citation, in the digits of ISO 8601: `2022-06-30` when it is known, as far as it is
 * known; in brackets when it was worked out, as GB/T 7714 and library catalogues set estimated
 * dates: `[2022-06]`, `[2022-06-25/2022-07]` for some day between the two,
 * `[2022-06?]`. Undefined when nothing is known.
 */
export function citedDate(date: IssueDate | undefined): string | undefined {
  if (date === undefined) return undefined;
  return isExact(date) ? date.edtf : `[${withoutAbout(date.edtf)}]`;
}

/** The same date for machines that read EDTF: an inferred date carries `~` at each end. */
export function machineDate(date: IssueDate | undefined): string | undefined {
  if (date === undefined || isExact(date)) return date?.edtf;
  const qualified = (part: string) => (/[~?%]$/.test(part) ? part : `${part}~`);
  return date.edtf.split('/').map(qualified).join('/');
}

/** The day, YYYY-MM-DD, if it is known to the day. */
export const exactDay = (date: IssueDate | undefined): string | undefined =>
  date && isExact(date) && date.from.day !== undefined ? date.first : undefined;
