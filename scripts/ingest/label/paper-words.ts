import { bare } from '../chars.ts';
import { isSection } from './section-words.ts';

/** Names of newspapers, alone or parted by a space or a mark from what stands beside them. */
export const newspaper =
  /(?:^|[\s《｜|│┃丨])([\p{Script=Han}·]{1,10}?(?:[报報]|[晨晚周週]刊)(?:海外版)?)(?=$|[\s》|｜│┃丨·/／\d]|数字报|电子报|电子版)/u;

/** Words in 报 that are no names of newspapers; 文汇报, 大公报, 青年报 and 老年报 are some. */
const noNewspaper =
  /(?:预|海|简|喜|捷|战|通|(?<!大)公|画|情|(?<!文)汇|申|上|举|警|电|墙|板|(?<![青少老])年|季|回|播|填|呈|速|谎|误|虚|必|机关)[报報]$|^[本大小党读订看日晚早晨]报$/u;

/** Papers named after the day: 今日海宁. */
const todays =
  /^今日(?!要闻|关注|导读|看点|天气|头条|话题|视点|聚焦|新闻|出版|评论)[\p{Script=Han}]{2}$/u;

/** Papers of the whole country whose names have none of these forms. */
const known =
  /^(?:参考消息|新华每日电讯|南方周末|青年参考|作家文摘|每日经济新闻|中国新闻周刊|第一财经|21世纪经济报道)$/u;

/** Papers of counties and works are called so too (顺义时讯, 德清新闻), and so are sections of pages. */
const local = /^[\p{Script=Han}]{2,6}(?:时讯|电讯|新闻)$/u;

/** Other names are short: a line of more is a slogan. */
const MOST_OTHER = 6;

/** How a line of furniture, or a word on one, may name the paper. */
export interface Beside {
  /** The number of the issue, the licence or the publisher stands beside it: that is its nameplate. */
  readonly nameplate: boolean;
}

/** The name of the paper in a line of furniture, by its form alone; undefined if there is none. */
export function paperIn(text: string): string | undefined {
  for (const [, name = ''] of text.matchAll(new RegExp(newspaper, 'gu')))
    if (isNewspaper(name)) return name;
  return undefined;
}

/** True for what is called 报 and is no other thing that is called so, nor a section. */
export function isNewspaper(name: string): boolean {
  const long = name.length > 2 && /[报報]$/u.test(name);
  return !noNewspaper.test(name) && (long || !isSection(name));
}

/** True for a word that is the name of a paper wherever it stands in the furniture. */
export function isPaperName(word: string): boolean {
  return todays.test(word) || known.test(word);
}

/**
 * The name of the paper if a word or line that stands where one does is such a name: by its form, or,
 * on a nameplate, as the one short name there is. Title marks and spaces do not belong to it.
 */
export function paperName(printed: string, { nameplate }: Beside): string | undefined {
  const marked = /^《[^《》]+》$/u.test(printed.trim());
  const name = bare(printed).replace(/^《|》$|(?:数字报|电子报|电子版)$/gu, '');
  if (isPaperName(name)) return name;
  const [, headed] = new RegExp(`^${newspaper.source}`, 'u').exec(name) ?? [];
  if (headed !== undefined && isNewspaper(headed)) return headed;
  if (!/^\p{Script=Han}{2,10}$/u.test(name) || isSection(name)) return undefined;
  const other = marked || (nameplate && name.length <= MOST_OTHER);
  return local.test(name) || other ? name : undefined;
}
