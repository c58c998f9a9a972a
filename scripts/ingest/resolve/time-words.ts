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
  /** True for a goal or a plan, which lies ahead of the issue. */
  readonly ahead: boolean;
  /** What was said is complete at the end of the time, as figures for 1–4月 or 一季度 are. */
  readonly complete: boolean;
  /** 新华社北京6月30日电: the day the text was sent. */
  readonly dateline: boolean;
}

/** 一 stands at 2: the position less one is the value. */
const digits = '〇零一二三四五六七八九';
const YEAR = String.raw`(?:(?<year>(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2})年|(?<rel>今年|本年|去年|上年|明年|前年)|(?<any>当年|同年|次年|翌年|历年|每年|农历|正月|每月))?`;
const MONTH = '1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]';
const time = new RegExp(
  `${YEAR}(?:度|以来|的|,|，)?(?:` +
    `(?<m1>${MONTH})(?:月份?)?[至到—–\\-~～]+(?<m2>${MONTH})月份?|` +
    `(?<month>${MONTH})月份?(?:(?<day>3[01]|[12]\\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]|(?<third>上旬|中旬|下旬|初|中|底|末))?|` +
    `(?<quarter>前三季度|第?[一二三四]季度|首季度?|[上下]半年)|` +
    `(?<end>年?[底末初])` +
    `)`,
  'gu',
);
const plainYear =
  /(?<!\d)(?<year>(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2})年(?!代|版|第|级|亚运|冬奥|奥运|世)/gu;
const relativeYear = /(?<rel>今年|去年)/gu;

const ahead =
  /(?:(?:计划|预计|力争|争取|确保|有望|即将|将|拟|目标是|应对|迎接|备战|迎战)[在于到至]?|(?<![截达得做提受收])[到至](?:今年|本年)?)$/u;
const aheadAfter =
  /^[^。；;！!]{0,4}(?:前(?![往来行景沿线列后期身进夕])|之前|以前)|^[^。；;，,]{0,10}(?:将(?!托|其|把)|计划|预计|力争|有望)/u;
const done = /^[^。；;]{0,16}(?:已|累计|共有|达到了|实现了|完成了)/u;
/** What is said of a whole year when it is over. */
const annual =
  /^[,，]?(?:全年|[^。；;]{0,20}(?:实现|完成|同比)[^。；;，,]{0,16}(?:元|增长|倍|%|％))/u;
const recurring = /(?:每年|每月|每逢|定为)$/u;
const recurringAfter = /^(?:定为|设为|确定为|是(?:全国|世界|国际))/u;
const sent = /(?:新华社|本报|中新社|记者|人民日报)[^，。,;；“”"]{0,12}$/u;

/** All times said in a text, in the order in which they are printed. */
export function timeWords(text: string): TimeWord[] {
  const plain = text.replace(/[０-９]/gu, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
  const found: TimeWord[] = [];
  const taken: [number, number][] = [];
  for (const match of plain.matchAll(time)) {
    const groups = match.groups ?? {};
    const { month, m1 } = groups;
    const numeral = month ?? m1 ?? '';
    const bare = numeral !== '' && !/^\d/u.test(numeral);
    if (bare && !groups.year && !groups.rel && !groups.day && !groups.third) continue;
    if (/^\d/u.test(match[0]) && /[\d.．]/u.test(plain[match.index - 1] ?? '')) continue;
    if (groups.end && !groups.year && !groups.rel) continue;
    taken.push([match.index, match.index + match[0].length]);
    const word = read(plain, match.index, match[0], groups);
    if (word !== undefined) found.push(word);
  }
  for (const pattern of [plainYear, relativeYear]) {
    for (const match of plain.matchAll(pattern)) {
      if (taken.some(([from, to]) => match.index < to && match.index + match[0].length > from))
        continue;
      const word = read(plain, match.index, match[0], match.groups ?? {});
      if (word !== undefined) found.push(word);
    }
  }
  return inherit(
    plain,
    found.sort((a, b) => a.at - b.at),
  );
}

function read(
  text: string,
  at: number,
  printed: string,
  groups: Record<string, string | undefined>,
): TimeWord | undefined {
  const before = text.slice(Math.max(0, at - 16), at);
  const after = text.slice(at + printed.length, at + printed.length + 24);
  if (groups.any || recurring.test(before) || recurringAfter.test(after)) return undefined;
  const { year, rel, day } = groups;
  const span = monthsOf(groups);
  const planned = ahead.test(before) || aheadAfter.test(after) || groups.quarter === '下半年';
  const goal = planned && !done.test(after) && !/截[至止]$/u.test(before);
  return {
    at,
    clause: clauseAt(text, at, printed.length),
    year: year ? { is: yearOf(year) } : rel ? { from: relative(rel) } : undefined,
    months: span,
    days: day ? [number(day), number(day)] : daysOf(groups.third),
    ahead: goal,
    complete:
      groups.m1 !== undefined ||
      /季度|上半年/u.test(groups.quarter ?? '') ||
      /[底末]/u.test(groups.end ?? '') ||
      /^度/u.test(after) ||
      (span === undefined && annual.test(after)),
    dateline: day !== undefined && sent.test(before) && /^(?:电|讯)/u.test(after),
  };
}

function monthsOf(groups: Record<string, string | undefined>): [number, number] | undefined {
  const { m1, m2, month, quarter, end } = groups;
  if (m1 && m2) return [number(m1), number(m2)];
  if (month) return [number(month), number(month)];
  if (end) return /初/u.test(end) ? [1, 1] : [12, 12];
  if (!quarter) return undefined;
  if (quarter === '前三季度') return [1, 9];
  if (quarter === '上半年') return [1, 6];
  if (quarter === '下半年') return [7, 12];
  const nth = quarter.startsWith('首')
    ? 1
    : digits.indexOf(quarter.replace('第', '').charAt(0)) - 1;
  return [nth * 3 - 2, nth * 3];
}

function daysOf(third: string | undefined): [number, number] | undefined {
  if (third === '上旬' || third === '初') return [1, 10];
  if (third === '中旬' || third === '中') return [11, 20];
  return third === undefined ? undefined : [21, 31];
}

/** The value of digits, or of Chinese numerals up to 39. */
function number(printed: string): number {
  if (/^\d+$/u.test(printed)) return Number(printed);
  const value = (numeral: string) => Math.max(0, digits.indexOf(numeral) - 1);
  const [tens = '', ones] = printed.split('十');
  return ones === undefined ? value(tens) : (value(tens) || 1) * 10 + value(ones);
}

function yearOf(printed: string): number {
  if (/^\d/u.test(printed)) return Number(printed);
  return Number([...printed].map((char) => Math.max(0, digits.indexOf(char) - 1)).join(''));
}

function relative(printed: string): number {
  return { 明年: 1, 去年: -1, 上年: -1, 前年: -2 }[printed] ?? 0;
}

function clauseAt(text: string, at: number, length: number): string {
  const start = Math.max(0, at - 14);
  const head = text.slice(start, at).replace(/^.*[。；;！!？?，,、：:“”"（(]/su, '');
  const tail = /^[^。；;！!？?，,：:]{0,22}/u.exec(text.slice(at + length))?.[0] ?? '';
  return (head + text.slice(at, at + length) + tail).trim();
}

/** A bare month goes on from the year that was said before it in the same sentence. */
function inherit(text: string, words: readonly TimeWord[]): TimeWord[] {
  let last: TimeWord | undefined;
  return words.map((word) => {
    const fresh = last === undefined || /[。！!？?；;]/u.test(text.slice(last.at, word.at));
    const year = word.year ?? (fresh || word.dateline ? undefined : last?.year);
    const full = { ...word, year };
    if (year !== undefined) last = full;
    return full;
  });
}
