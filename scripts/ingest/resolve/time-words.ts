import { clauseAround } from './clause.ts';
import { smallNumber, yearNumber } from './numerals.ts';

/** What a text says about a time, before the year of the issue is known. */
export interface TimeWord {
  /** Position in the text and the clause it stands in, for evidence. */
  readonly at: number;
  readonly clause: string;
  /** A year as printed, or counted from the year of the issue (今年 0, 去年 -1); undefined if bare. */
  readonly year: { readonly is: number } | { readonly from: number } | undefined;
  /** First and last month meant, 1 to 12; undefined where only a year is said. */
  readonly months: readonly [number, number] | undefined;
  /** First and last day meant, in the last of the months; undefined for whole months. */
  readonly days: readonly [number, number] | undefined;
  /** True for what need not have come when the issue was printed: a goal, a plan, an event called after its year. */
  readonly ahead: boolean;
  /** True if the words say that it had not come: 计划于9月, 2000年将. 到1997年底 and 从1999年开始 leave it open. */
  readonly wanted: boolean;
  /** What was said is complete at the end of the time, as figures for 1–4月 or 一季度 are. */
  readonly complete: boolean;
  /** The latest figures or results of a year, which the news gives in the next: 截至2021年底, 2021年度评价结果. */
  readonly results: boolean;
  /** 新华社北京6月30日电: the day the text was sent. */
  readonly dateline: boolean;
}

const YEAR = '(?:19|20)\\d\\d|二[〇零][〇零一二三四五六七八九]{2}';
const MONTH = '1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]';
const DAY = '3[01]|[12]\\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]';

/** A time of the year, with or without the year before it; else a year by itself. */
const time = new RegExp(
  `(?:(?<!\\d)(?<year>${YEAR})年|(?<rel>今年|本年|去年|上年|明年|前年)|(?<any>当年|同年|次年|翌年|历年|每年|农历|正月|每月))?` +
    `(?:度|以来|的|,|，)?(?:` +
    `(?<m1>${MONTH})(?:月份?)?[至到—–\\-~～]+(?<m2>${MONTH})月份?|` +
    `(?<month>${MONTH})月份?(?:(?<day>${DAY})[日号]|(?<third>上旬|中旬|下旬|初|中|底|末))?|` +
    `(?<quarter>前三季度|第?[一二三四]季度|首季度?|[上下]半年)|` +
    `(?<end>年?[底末初]))` +
    `|(?<!\\d)(?<year2>${YEAR})年(?!代|版|第|级)|[〔［[](?<year3>${YEAR})[〕\\]］]\\d+号|(?<rel2>今年|去年)`,
  'gu',
);

const wanted =
  /(?:计划|预计|力争|争取|确保|有望|即将|将|拟|目标是|应对|迎接|备战|迎战|定在|定于|限定在|决定|商定)[在于到至]?$/u;
const until = /(?<![截达得做提受收])[到至](?:今年|本年)?$/u;
const wantedAfter =
  /^[^。；;！!]{0,4}(?<![提目此日])前(?![往来行景沿线列后期身进夕年\d一二三四五六七八九十])|^起[,，]?[^。；;，,]{0,8}将|^[^。；;，,]{0,10}(?:将(?!托|其|把)|计划|预计|力争|有望|可望|倒计时)|^[他她它]?(?:即?可|就能)以?/u;
/** Words of plans, which tell of 到2025年底 that it lies ahead. */
const plans = /将(?!其|把|托)|力争|争取|计划|目标|预计|有望|确保|拟|要(?!求|闻|素|点|是)/u;
/** Goals and events that are called after a year to come. */
const namedAfter = /^(?:远景|愿景|规划|目标|基本实现|碳|可持续|亚运|冬奥|奥运|世界杯|世博)/u;
/** 2013年预计实现…: an estimate for a year that is nearly or just over. */
const estimate = /^[^。；;，,]{0,10}预计(?:实现|完成|达)/u;
const done = /^[^。；;]{0,16}(?:已|累计|共有|达到了|实现了|完成了)/u;
/** What is said of a whole year when it is over. */
const annual =
  /^[,，]?(?:全年|[^。；;]{0,20}(?:实现|完成|同比|收入|产值|营收|利润|总额)[^。；;，,]{0,16}(?:元|增长|倍|%|％))/u;
/** What the year before is judged by: 2021年度…评价结果公布. Budgets and meetings of a year are of the same year. */
const judged =
  /^度[^。；;，,]{0,20}(?:结果|考核|评价|表彰|评选|获奖|优秀|先进|决算|年报|十[大佳]|认定)/u;
/** What stands between two times that are said together: 2月27日和3月1日. */
const coordinate = /^[^，,。；;]{2,12}[日号年月底末初](?:和|与|及|、|至|到|[-—–~～])$/u;
const recurring = /(?:每年|每月|每逢|定为)$/u;
const recurringAfter = /^(?:定为|设为|确定为|是(?:全国|世界|国际))/u;
const sent = /(?:新华社|本报|中新社|记者|人民日报)[^，。,;；“”"]{0,12}$/u;

/** All times said in a text, in the order in which they are printed. */
export function timeWords(text: string): TimeWord[] {
  const plain = text.replace(/[０-９]/gu, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
  const found: TimeWord[] = [];
  let year: TimeWord['year'];
  let read = 0;
  for (const match of plain.matchAll(time)) {
    const word = timeWord(plain, match.index, match[0], match.groups ?? {});
    if (word === undefined) continue;
    // A bare month goes on from the year that was said before it in the same sentence.
    if (/[。！!？?；;]/u.test(plain.slice(read, word.at))) year = undefined;
    read = word.at;
    if (word.dateline) year = undefined;
    else year = word.year ?? year;
    const first = found.at(-1);
    const goesOn = first !== undefined && coordinate.test(plain.slice(first.at, word.at));
    found.push({
      ...word,
      ahead: word.ahead || (goesOn && first.ahead),
      wanted: word.wanted || (goesOn && first.wanted),
      year: word.year ?? year,
    });
  }
  return found;
}

type Groups = Readonly<Record<string, string | undefined>>;

function timeWord(text: string, at: number, printed: string, groups: Groups): TimeWord | undefined {
  if (groups.any || isNoTime(text, at, printed, groups)) return undefined;
  const before = text.slice(Math.max(0, at - 16), at);
  const after = text.slice(at + printed.length, at + printed.length + 24);
  if (recurring.test(before) || recurringAfter.test(after)) return undefined;
  const year = groups.year ?? groups.year2 ?? groups.year3;
  const relative = groups.rel ?? groups.rel2;
  const months = monthsOf(groups);
  const isWanted = wanted.test(before) || isToCome(after, months);
  const isUntil = until.test(before) && !/自[^。，,]{0,12}$/u.test(before.slice(0, -1));
  const named = months === undefined && namedAfter.test(after);
  const isStart = /[从自]$/u.test(before) && /^(?:开始|起)/u.test(after) && months === undefined;
  const dateline = Boolean(groups.day) && sent.test(before) && /^(?:电|讯)/u.test(after);
  const past = dateline || done.test(after) || /截[至止]$/u.test(before);
  const results = (/截[至止]到?$/u.test(before) && /[底末]$/u.test(printed)) || judged.test(after);
  const whole = groups.m1 ?? groups.quarter?.replace('下半年', '') ?? groups.end?.replace('初', '');
  return {
    at,
    clause: clauseAround(text, at, printed.length),
    year: year ? { is: yearNumber(year) } : relative ? { from: yearsFrom(relative) } : undefined,
    months,
    days: daysOf(groups),
    ahead: (isWanted || isUntil || isStart || named || groups.quarter === '下半年') && !past,
    wanted: (isWanted || (isUntil && plans.test(sentenceAround(text, at)))) && !past,
    complete: Boolean(whole) || results || (!months && annual.test(after)),
    results,
    dateline,
  };
}

/** True if what follows a time says that it is not yet there. */
function isToCome(after: string, months: TimeWord['months']): boolean {
  if (months === undefined && estimate.test(after)) return false;
  return wantedAfter.test(after);
}

function sentenceAround(text: string, at: number): string {
  const start = Math.max(...['。', '！', '\n'].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const end = text.indexOf('。', at);
  return text.slice(start, end < 0 ? undefined : end);
}

/** True for numerals that only look like a month: 一月 without a day or year, 12.6月, 年底 alone. */
function isNoTime(text: string, at: number, printed: string, groups: Groups): boolean {
  const { year, rel, day, third, end } = groups;
  const numeral = groups.month ?? groups.m1 ?? '';
  if (numeral !== '' && !/^\d/u.test(numeral) && !(year || rel || day || third)) return true;
  if (/^\d/u.test(printed) && /[\d.．]/u.test(text.charAt(at - 1))) return true;
  return Boolean(end) && !year && !rel;
}

function monthsOf({ m1, m2, month, quarter, end }: Groups): [number, number] | undefined {
  if (m1 && m2) return [smallNumber(m1), smallNumber(m2)];
  if (month) return [smallNumber(month), smallNumber(month)];
  if (end) return end.endsWith('初') ? [1, 1] : [12, 12];
  if (!quarter) return undefined;
  if (quarter === '前三季度') return [1, 9];
  if (quarter === '上半年') return [1, 6];
  if (quarter === '下半年') return [7, 12];
  const nth = quarter.startsWith('首') ? 1 : smallNumber(quarter.replace('第', '').charAt(0));
  return [nth * 3 - 2, nth * 3];
}

function daysOf({ day, third }: Groups): [number, number] | undefined {
  if (day) return [smallNumber(day), smallNumber(day)];
  if (third === '上旬' || third === '初') return [1, 10];
  if (third === '中旬' || third === '中') return [11, 20];
  return third === undefined ? undefined : [21, 31];
}

function yearsFrom(printed: string): number {
  return { 明年: 1, 去年: -1, 上年: -1, 前年: -2 }[printed] ?? 0;
}
