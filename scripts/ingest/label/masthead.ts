import type { Masthead, Rule } from '../label.ts';
import { pageNumber } from './jump.ts';

const arabic = /(\d{4})\s*[年.\-/－]\s*(\d{1,2})\s*[月.\-/－]\s*(\d{1,2})\s*日?/u;
const chinese =
  /([一二][〇○零Ｏ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/u;
const furniture =
  /星期[一二三四五六日天]|周[一二三四五六日]|农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|第?\s*[A-Z]?\d{1,3}\s*版|第[一二三四五六七八九十]{1,3}版|今日[\d一二三四五六七八九十]+版|责任编辑|责编|版式|美编|校对|电话|热线|总?第\s*\d+\s*期|CN\s*\d{2}-\d{4}|刊号|邮发代号|主管|主办|出版/u;
const newspaper =
  /(?:^|[\s《|｜])([\p{Script=Han}·]{1,8}(?:日报|晚报|晨报|早报|商报|时报|周报|周刊|快报|新报|导报|都市报|青年报|工人报|农民报|法治报|教育报|电视报|新闻|今报|报))(?=$|[\s》|｜\d])/u;
const alone =
  /^(?:星期[一二三四五六日天]|农历.{2,12}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年.{2,10}|总?第\s*\d+\s*期|(?:国内统一|国际标准).{0,40}|CN\s*\d{2}-\d{4}.*|邮发代号.*|今日\s*[\d一二三四五六七八九十]+\s*版)$/u;

/**
 * The lines at the head of a page: name of the paper, full date, weekday, number, page. A line with
 * a date counts only if what stands beside the date is page furniture too, or nothing.
 */
export const masthead: Rule = (stretch) => {
  const { text } = stretch;
  if (text.length > 160 || /[。！？；]/u.test(text)) return undefined;
  const date = readDate(text);
  const title = newspaper.exec(text)?.[1];
  if (date && date.index <= 24) {
    const rest = text.replace(arabic, ' ').replace(chinese, ' ').replace(newspaper, ' ').trim();
    if (rest !== '' && !furniture.test(rest) && rest.length > 8) return undefined;
    return {
      label: { kind: 'masthead', masthead: fields(text, date.iso, title) },
      certainty: 'sure',
    };
  }
  if (alone.test(text)) {
    return { label: { kind: 'masthead', masthead: fields(text) }, certainty: 'sure' };
  }
  const bare = text.replace(/\s+/gu, '').replace(/^《|》$/gu, '');
  if (
    bare.length <= 8 &&
    newspaper.exec(bare)?.[1] === bare &&
    !/^(?:综合|本地)?新闻$/u.test(bare)
  ) {
    return { label: { kind: 'masthead', masthead: { newspaper: bare } }, certainty: 'doubtful' };
  }
  return undefined;
};

function fields(text: string, date?: string, title?: string): Masthead {
  const page = /第?\s*([A-Z]?\d{1,3}|(?<=第)[一二三四五六七八九十]{1,3})\s*版(?!式)/u.exec(
    text.replace(/今日\s*[\d一二三四五六七八九十]+\s*版/u, ''),
  )?.[1];
  const number = /总?第\s*(\d+)\s*期/u.exec(text)?.[1];
  return {
    ...(title ? { newspaper: title } : {}),
    ...(date ? { date } : {}),
    ...(number ? { number } : {}),
    ...(page ? { page: pageNumber(page) } : {}),
  };
}

/** A full date in Arabic or Chinese numerals, as an ISO date; undefined if no such day exists. */
export function readDate(text: string): { iso: string; index: number } | undefined {
  const match = arabic.exec(text) ?? chinese.exec(text);
  if (!match) return undefined;
  const year = Number((match[1] ?? '').replace(/[^\d]/gu, (char) => numeral(char)));
  const month = Number(pageNumber(match[2] ?? ''));
  const day = Number(dayNumber(match[3] ?? ''));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { iso: date.toISOString().slice(0, 10), index: match.index };
}

function numeral(char: string): string {
  const index = '〇一二三四五六七八九'.indexOf(char);
  return String(Math.max(index, 0));
}

function dayNumber(printed: string): string {
  return pageNumber(printed);
}
