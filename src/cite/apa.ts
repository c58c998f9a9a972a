import type { DatePart, IssueDate } from '../archive/dates.ts';
import { type Citable, fullTitle } from './citable.ts';
import { isExact } from './dates.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Year, then month and day as far as they are known: `2022, June 30`. */
function american({ year, month, day }: DatePart): string {
  if (month === undefined) return String(year);
  return `${year}, ${MONTHS[month - 1]}${day === undefined ? '' : ` ${day}`}`;
}

/** `ca.` before a date that was worked out (APA 7, 8.13: approximate dates of archival sources). */
function issued(date: IssueDate | undefined): string {
  if (date === undefined) return 'n.d.';
  const end = date.to === undefined ? '' : `–${american(date.to)}`;
  return `${isExact(date) ? '' : 'ca. '}${american(date.from)}${end}`;
}

/** Up to twenty names; of more, the first nineteen and the last (APA 7, 9.8). */
const NAMES = 20;

function names(authors: readonly string[]): string {
  const last = authors.at(-1) ?? '';
  // Names that are not turned around have no comma before the last of two.
  if (authors.length <= 2) return authors.join(' & ');
  if (authors.length <= NAMES) return `${authors.slice(0, -1).join(', ')}, & ${last}`;
  return `${authors.slice(0, NAMES - 1).join(', ')}, … ${last}`;
}

/** A full stop, unless the text ends in a mark that closes a sentence already. */
const stopped = (text: string) => (/[.!?。！？…]$/.test(text) ? text : `${text}.`);

/**
 * APA, 7th edition, newspaper article online. Names are not turned around nor shortened, and the
 * name of a Chinese newspaper is not slanted: Chinese type has no italics.
 */
export function apa(piece: Citable): string {
  const title = fullTitle(piece, ': ');
  const date = `(${issued(piece.date)}).`;
  const begin =
    piece.authors.length === 0
      ? `${stopped(title)} ${date}`
      : `${stopped(names(piece.authors))} ${date} ${stopped(title)}`;
  const page = piece.page === undefined ? '' : `, ${piece.page}`;
  // A page of nobody knows which newspaper says nothing.
  const source = piece.newspaper === undefined ? '' : ` ${piece.newspaper}${page}.`;
  return `${begin}${source} ${piece.url}`;
}
