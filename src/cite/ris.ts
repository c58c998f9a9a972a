import { type Citable, fullTitle } from './citable.ts';
import { citedDate, isExact } from './dates.ts';

/** `2022/06/30/`: a slash stands also after a part that is not known. */
function risDate({ date }: Citable): string | undefined {
  if (date === undefined) return undefined;
  // A slash would make programs read digits of an estimate as year, month and day.
  if (!isExact(date)) return citedDate(date)?.replaceAll('/', '—');
  const { year, month, day } = date.from;
  const two = (value: number | undefined) =>
    value === undefined ? '' : String(value).padStart(2, '0');
  return `${year}/${two(month)}/${two(day)}/`;
}

/** One record of RIS, newspaper article; lines end in CR LF as the format has it. */
export function ris(piece: Citable): string {
  const { authors, newspaper, date, number, page, language, url } = piece;
  const day = risDate(piece);
  const lines: [string, string | undefined][] = [
    ['TY', 'NEWS'],
    ...authors.map((name): [string, string] => ['AU', name]),
    ['TI', fullTitle(piece, '：')],
    ['T2', newspaper],
    ['PY', date && isExact(date) ? String(date.from.year) : undefined],
    ['DA', day],
    ['IS', number],
    ['SP', page],
    ['LA', language],
    ['UR', url],
    ['ER', ''],
  ];
  return lines
    .flatMap(([tag, text]) => (text === undefined ? [] : `${tag}  - ${text}\r\n`))
    .join('');
}
