import { pageNumber } from './jump.ts';

const parted = '\\s*[.\\-/－—·．]\\s*';
const arabic = [
  // 盱眙日报/2022年/6月/30日 is how a database of newspapers writes it.
  '(\\d{4})\\s*年\\s*/?\\s*(\\d{1,2})\\s*月\\s*/?\\s*(\\d{1,2})\\s*日?',
  `(?<!\\d)(\\d{4})${parted}(\\d{1,2})${parted}(\\d{1,2})(?!\\d)`,
];
/** The zero of Chinese numerals as printed and as recognised. */
const zero = '〇○零◯OoО0';
const chinese = `([一二][${zero}一二三四五六七八九]{3})\\s*年\\s*([一二三四五六七八九十元]{1,2})\\s*月\\s*([一二三四五六七八九十廿卅]{1,3})\\s*日`;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const english = [
  `(?<![A-Za-z])${month}[.\\s]\\s*(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[,，.]\\s*|\\s+)(\\d{4})(?!\\d)`,
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+${month}[.,，]?\\s*(\\d{4})(?!\\d)`,
];

/** Everything that is a full date, for taking a line apart. */
export const fullDate = new RegExp([...arabic, chinese, ...english].join('|'), 'giu');

/** Which groups of each form are year, month and day. */
const forms: readonly (readonly [RegExp, year: number, month: number, day: number])[] = [
  ...arabic.map((form) => [new RegExp(form, 'u'), 1, 2, 3] as const),
  [new RegExp(chinese, 'u'), 1, 2, 3],
  [new RegExp(english[0] ?? '', 'iu'), 3, 1, 2],
  [new RegExp(english[1] ?? '', 'iu'), 3, 2, 1],
];

/** True if a text has a date with its year, though there may be no such day. */
export function hasDate(text: string): boolean {
  return forms.some(([form]) => form.test(text));
}

/** A full date in Arabic or Chinese numerals or in English, as an ISO date; undefined if no such day exists. */
export function readDate(text: string): { iso: string; index: number } | undefined {
  for (const [form, year, month, day] of forms) {
    const match = form.exec(text);
    if (!match) continue;
    const iso = isoDate(
      Number((match[year] ?? '').replace(/\D/gu, numeral)),
      monthNumber(match[month] ?? ''),
      dayNumber(match[day] ?? ''),
    );
    return iso === undefined ? undefined : { iso, index: match.index };
  }
  return undefined;
}

/** An ISO 8601 calendar date; undefined if there is no such day. */
function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

function monthNumber(printed: string): number {
  const named = months.indexOf(printed.slice(0, 3).toLowerCase());
  return named >= 0 ? named + 1 : Number(pageNumber(printed.replace('元', '一')));
}

function dayNumber(printed: string): number {
  return Number(pageNumber(printed.replace('廿', '二十').replace('卅', '三十')));
}

function numeral(char: string): string {
  const index = '〇一二三四五六七八九'.indexOf(char);
  return String(Math.max(index, 0));
}
