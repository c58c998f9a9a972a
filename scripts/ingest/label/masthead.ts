import type { Masthead, Rule } from '../label.ts';
import { isDateline } from './body.ts';
import {
  type FurnitureKind,
  type FurnitureWords,
  furnitureWords,
  setPlainly,
} from './furniture-words.ts';
import { pageNumber } from './jump.ts';
import { isPaperName, paperIn, paperName } from './paper-words.ts';
import { fullDate, hasDate, readDate } from './printed-date.ts';

/** A name of a paper alone on its line has no more characters. */
const LONGEST = 8;

/** A line with a date may hold this much besides page furniture: the name of the page. */
const MOST_LEFT = 8;

/**
 * The lines at the head of a page: name of the paper, full date, weekday, number, page. A line with
 * a date counts only if what stands beside the date is page furniture too, or hardly anything.
 */
export const masthead: Rule = (stretch) => {
  const text = setPlainly(stretch.text);
  if (text.length > 300 || /[。！？；]/u.test(text) || isDateline(text)) return undefined;
  const words = furnitureWords(text);
  if (words.found.length === 0) return nameAlone(text);
  const date = readDate(text);
  if (!date && hasDate(text)) return undefined;
  const sure = { certainty: 'sure' } as const;
  if (date && !isTold(text) && isFurniture(words, date.index)) {
    return { label: { kind: 'masthead', masthead: fields(text, words, date.iso) }, ...sure };
  }
  const kinds = new Set(words.found);
  if (slogan.test(text))
    return { label: { kind: 'masthead', masthead: fields(text, words) }, certainty: 'doubtful' };
  const paged = kinds.has('paper') && /^\d{1,2}$/u.test(words.left);
  if ((words.left !== '' && !paged) || kinds.has('post')) return nameAlone(text);
  const label = { kind: 'masthead', masthead: fields(text, words) } as const;
  const has = (some: readonly FurnitureKind[]) => some.some((kind) => kinds.has(kind));
  if (has(telling) || whole.test(text)) return { label, ...sure };
  if (kinds.has('paper') && (kinds.size > 1 || paged) && !kinds.has('latin')) {
    return { label, ...sure };
  }
  return has(open) ? { label, certainty: 'doubtful' } : undefined;
};

/** What only the front page has, where the name of the paper is. */
export const onNameplate: readonly FurnitureKind[] = ['register', 'number', 'publisher'];

/** What a line of nothing but furniture has that is never a headline … */
const telling: readonly FurnitureKind[] = ['register', 'number', 'day', 'contact', 'price'];
/** … and what may be one, so that its neighbours must tell. */
const open: readonly FurnitureKind[] = [
  'date',
  'lunar',
  'weather',
  'site',
  'publisher',
  'address',
  'latin',
  'paper',
];

/** What a paper says of itself beside the number of the issue: 第6845期 农民自己的报纸. */
const slogan = /^总?第\s?\d{3,6}\s?期\s+\p{Script=Han}{4,10}$/u;

/** Who publishes the paper, and degrees: nothing else is said in these words. */
const whole = /(?:日报|晚报|报|传媒集团)社(?:编辑)?出版$|主管主办$|机关报$|\d\s*[℃°]/u;

/** True for a date that a sentence tells of: 自1998年1月1日起. */
function isTold(text: string): boolean {
  return new RegExp(
    `[自从于至](?:${fullDate.source})|(?:${fullDate.source})(?:起|以来|[之以]?前)`,
    'iu',
  ).test(text);
}

/** Beside the date stands furniture, and names only where there are posts to go with them. */
function isFurniture({ found, left }: FurnitureWords, index: number): boolean {
  if (left.length <= MOST_LEFT) return index <= 24 || found.length > 1;
  return found.length > 1 && (index <= 24 || found.includes('post'));
}

/** The name of a paper, also spaced or in title marks: 嘉 兴 日 报, 《嘉兴日报》. */
function nameAlone(text: string): ReturnType<Rule> {
  const bare = text.replace(/\s+/gu, '').replace(/^《|》$|(?:数字报|电子报|电子版)$/gu, '');
  const isName = bare.length <= LONGEST && paperIn(bare) === bare;
  if (!isName && !isPaperName(bare)) return undefined;
  return { label: { kind: 'masthead', masthead: { newspaper: bare } }, certainty: 'doubtful' };
}

/** The number of a page on its own: what follows it is the name of the page. */
const pageAlone = /^(?:版次[:：]?)?第?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})版?$/u;

/**
 * The name of the paper on a line with the date that is not called 报: of what is no other furniture,
 * a word that looks like one, or the first word of a nameplate, where the number of the issue stands.
 */
function paperBeside(text: string, { found, left }: FurnitureWords): string | undefined {
  const nameplate = found.some((kind) => onNameplate.includes(kind));
  const rest = left.split(' ');
  const printed = text.split(/[\s|｜│┃丨]+/u).filter((word) => word !== '');
  for (const [index, word] of printed.entries()) {
    if (!rest.includes(word.replace(/^《|》$/gu, '')) || pageAlone.test(printed[index - 1] ?? ''))
      continue;
    const name = paperName(word, { nameplate: nameplate && index === 0 });
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The one number that is left of a line with a date: its page. */
const lone = /(?<!\d\s?)(?<![\d\p{Script=Han}])(\d{1,2})(?![\d\p{Script=Han}])(?!\s?\d)/u;

/** The number of the issue, unless the line gives the number since the first one (总第…期) too. */
const numbered = /(?<![年字])第\s*(\d+)\s*[期号]|(?<![A-Za-z])No\.?\s*(\d+)/iu;

function fields(text: string, words: FurnitureWords, date?: string): Masthead {
  const plain = text
    .replace(/(?:今日|本期|共)\s*[\d一二三四五六七八九十]+\s*版/gu, '')
    .replace(fullDate, ' ');
  const page =
    /第?\s*([A-Z]?\d{1,3}|(?<=第|(?<!\p{Script=Han}))[一二三四五六七八九十]{1,3})\s*版(?!式|面)/u.exec(
      plain,
    )?.[1] ??
    /(?<![A-Za-z\d])([A-Z]\d{1,2})(?![A-Za-z\d])/u.exec(plain)?.[1] ??
    /^(\d{1,2})(?=\s+[\p{Script=Han}])/u.exec(plain)?.[1] ??
    (date || words.found.includes('paper') ? lone.exec(words.left)?.[1] : undefined);
  const number = (/总第?\s*(\d+)\s*[期号]/u.exec(text) ?? numbered.exec(text))
    ?.slice(1)
    .find(Boolean);
  const rest = words.left.replace(lone, '').trim();
  const title = paperIn(text) ?? (date ? paperBeside(text, words) : undefined);
  const others = rest.split(' ').filter((word) => word !== title);
  const [name] = others.length === 1 ? others : [];
  const named = page !== undefined && name && /^[\p{Script=Han}]{2,8}$/u.test(name);
  return {
    ...(title ? { newspaper: title } : {}),
    ...(date ? { date } : {}),
    ...(number ? { number } : {}),
    ...(page ? { page: pageNumber(page) } : {}),
    ...(named && !words.found.includes('post') ? { name } : {}),
  };
}
