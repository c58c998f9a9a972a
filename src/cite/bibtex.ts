import { type Citable, fullTitle } from './citable.ts';
import { citedDate, isExact } from './dates.ts';

/** Characters that TeX reads as commands; braces as words, because BibTeX counts them even escaped. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
};

/** Marks that TeX joins when two stand together: `--` is a dash, `''` a quotation mark. */
const LIGATURE = /([-'`,<>])(?=\1)|[?!](?=`)/g;

const escapeTex = (text: string) =>
  text
    .replaceAll(/[\\{}~^#$%&_]/g, (mark) => ESCAPES[mark] ?? mark)
    .replaceAll(LIGATURE, (mark) => `${mark}{}`);

/** Exact: `date` for biblatex, `year` and `month` for BibTeX. Worked out: text that no style cuts. */
function dateFields({ date }: Citable): [string, string][] {
  if (date === undefined) return [];
  if (!isExact(date)) return [['year', escapeTex(citedDate(date) ?? '')]];
  const { year, month } = date.from;
  return [
    ['date', date.edtf],
    ['year', String(year)],
    ...(month === undefined ? [] : [['month', String(month)] as [string, string]]),
  ];
}

/** One entry of BibTeX that biblatex reads as a newspaper article. Its key is never a number. */
export function bibtex(piece: Citable): string {
  const { authors, newspaper, number, page, language, url } = piece;
  const field = (name: string, text: string | undefined): [string, string][] =>
    text === undefined ? [] : [[name, escapeTex(text)]];
  const fields: [string, string][] = [
    // In braces a name is one name, also when it holds "and" or a comma.
    ...(authors.length === 0
      ? []
      : [
          ['author', authors.map((name) => `{${escapeTex(name)}}`).join(' and ')] as [
            string,
            string,
          ],
        ]),
    // In braces no style changes capitals.
    ['title', `{${escapeTex(fullTitle(piece, '：'))}}`],
    ...field('journal', newspaper),
    ['entrysubtype', 'newspaper'],
    ...dateFields(piece),
    ...field('number', number),
    ...field('pages', page),
    ...(language.startsWith('zh') ? [['langid', 'chinese'] as [string, string]] : []),
    ['url', url],
  ];
  const lines = fields.map(([name, text]) => `  ${name} = {${text}},\n`);
  return `@article{news-${piece.id},\n${lines.join('')}}\n`;
}
