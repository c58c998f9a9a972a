import type { Masthead, Rule } from '../label.ts';
import { type FurnitureWords, furnitureWords, newspaper, noNewspaper } from './furniture-words.ts';
import { pageNumber } from './jump.ts';

const arabic = /(\d{4})\s*[年.\-/－]\s*(\d{1,2})\s*[月.\-/－]\s*(\d{1,2})\s*日?/u;
const chinese =
  /([一二][〇○零Ｏ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/u;

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
  const { text } = stretch;
  if (text.length > 300 || /[。！？；]/u.test(text)) return undefined;
  const words = furnitureWords(text);
  if (words.found.length === 0) return nameAlone(text);
  const date = readDate(text);
  if (!date && (arabic.test(text) || chinese.test(text))) return undefined;
  const sure = { certainty: 'sure' } as const;
  if (date && isFurniture(words, date.index)) {
    return { label: { kind: 'masthead', masthead: fields(text, words, date.iso) }, ...sure };
  }
  if (words.left !== '' || words.found.includes('post')) return nameAlone(text);
  const kinds = new Set(words.found);
  if (['register', 'number', 'day', 'contact', 'price'].some((kind) => kinds.has(kind as never))) {
    return { label: { kind: 'masthead', masthead: fields(text, words) }, ...sure };
  }
  const named = kinds.has('paper') && kinds.size > 1 && !kinds.has('latin');
  if (named) return { label: { kind: 'masthead', masthead: fields(text, words) }, ...sure };
  if (['date', 'publisher', 'address', 'latin', 'paper'].some((kind) => kinds.has(kind as never))) {
    return { label: { kind: 'masthead', masthead: fields(text, words) }, certainty: 'doubtful' };
  }
  return undefined;
};

/** Beside the date stands furniture, and names only where there are posts to go with them. */
function isFurniture({ found, left }: FurnitureWords, index: number): boolean {
  if (left.length <= MOST_LEFT) return index <= 24 || found.length > 1;
  return found.length > 1 && (index <= 24 || found.includes('post'));
}

/** The name of a paper, also spaced or in title marks: 嘉 兴 日 报, 《嘉兴日报》. */
function nameAlone(text: string): ReturnType<Rule> {
  const bare = text.replace(/\s+/gu, '').replace(/^《|》$/gu, '');
  const name = newspaper.exec(bare)?.[1];
  const isName = bare.length <= 8 && name === bare && !noNewspaper.test(bare);
  if (!isName && !todays.test(bare)) return undefined;
  return { label: { kind: 'masthead', masthead: { newspaper: bare } }, certainty: 'doubtful' };
}

function fields(text: string, words: FurnitureWords, date?: string): Masthead {
  const plain = text
    .replace(/(?:今日|本期|共)\s*[\d一二三四五六七八九十]+\s*版/gu, '')
    .replace(arabic, ' ');
  const page =
    /第?\s*([A-Z]?\d{1,3}|(?<=第)[一二三四五六七八九十]{1,3})\s*版(?!式|面)/u.exec(plain)?.[1] ??
    /(?<![A-Za-z\d])([A-Z]\d{1,2})(?![A-Za-z\d])/u.exec(plain)?.[1] ??
    /^(\d{1,2})(?=\s+[\p{Script=Han}])/u.exec(plain)?.[1];
  const number = /总?第\s*(\d+)\s*[期号]/u.exec(text)?.[1];
  const title = newspaper.exec(text)?.[1];
  const named = page !== undefined && /^[\p{Script=Han}]{2,8}$/u.test(words.left);
  return {
    ...(title && !noNewspaper.test(title) ? { newspaper: title } : {}),
    ...(date ? { date } : {}),
    ...(number ? { number } : {}),
    ...(page ? { page: pageNumber(page) } : {}),
    ...(named && !words.found.includes('post') ? { name: words.left } : {}),
  };
}

/** A full date in Arabic or Chinese numerals, as an ISO date; undefined if no such day exists. */
export function readDate(text: string): { iso: string; index: number } | undefined {
  const match = arabic.exec(text) ?? chinese.exec(text);
  if (!match) return undefined;
  const year = Number((match[1] ?? '').replace(/[^\d]/gu, (char) => numeral(char)));
  const month = Number(pageNumber(match[2] ?? ''));
  const day = Number(pageNumber(match[3] ?? ''));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { iso: date.toISOString().slice(0, 10), index: match.index };
}

function numeral(char: string): string {
  const index = '〇一二三四五六七八九'.indexOf(char);
  return String(Math.max(index, 0));
}
