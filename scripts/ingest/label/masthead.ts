import type { Masthead, Rule } from '../label.ts';
import { isDateline } from './body.ts';
import {
  type FurnitureKind,
  type FurnitureWords,
  furnitureWords,
  newspaper,
  noNewspaper,
  setPlainly,
} from './furniture-words.ts';
import { pageNumber } from './jump.ts';
import { fullDate, hasDate, readDate } from './printed-date.ts';

/** A line with a date may hold this much besides page furniture: the name of the page. */
const MOST_LEFT = 8;

/** Papers named after the day: 今日海宁. */
const todays =
  /^今日(?!要闻|关注|导读|看点|天气|头条|话题|视点|聚焦|新闻|出版|评论)[\p{Script=Han}]{2}$/u;

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
  const name = newspaper.exec(bare)?.[1];
  const isName = bare.length <= 8 && name === bare && !noNewspaper.test(bare);
  if (!isName && !todays.test(bare)) return undefined;
  return { label: { kind: 'masthead', masthead: { newspaper: bare } }, certainty: 'doubtful' };
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
  const title = newspaper.exec(text)?.[1] ?? rest.split(' ').find((word) => todays.test(word));
  const named = page !== undefined && rest !== title && /^[\p{Script=Han}]{2,8}$/u.test(rest);
  return {
    ...(title && !noNewspaper.test(title) ? { newspaper: title } : {}),
    ...(date ? { date } : {}),
    ...(number ? { number } : {}),
    ...(page ? { page: pageNumber(page) } : {}),
    ...(named && !words.found.includes('post') ? { name: rest } : {}),
  };
}
