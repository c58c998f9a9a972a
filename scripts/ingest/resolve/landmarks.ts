import { clauseAround } from './clause.ts';
import { smallNumber } from './numerals.ts';
import { lineAt, type PartOfUnit } from './passage.ts';

/** A year that a text gives by counting, and the words that do. */
export interface CountedYear {
  readonly year: number;
  readonly unit: number;
  readonly line: number;
  readonly clause: string;
}

/** Years that anniversaries are counted from. */
const founded: readonly [event: RegExp, year: number][] = [
  [/(?:新中国|中华人民共和国)成立$/u, 1949],
  [/(?:建党|中国共产党成立|党的生日)$/u, 1921],
  [/(?:建军|解放军建军)$/u, 1927],
  [/改革开放$/u, 1978],
  [/(?:抗战|抗日战争|世界反法西斯战争)胜利$/u, 1945],
];

/** First years of the five-year plans since the tenth. */
const plans: Readonly<Record<string, number>> = {
  十: 2001,
  十一: 2006,
  十二: 2011,
  十三: 2016,
  十四: 2021,
  十五: 2026,
};

const anniversary =
  /今年(?:是|恰逢|正值|适逢)(?<event>[^。，,；;]{2,16}?)(?<years>\d{1,3}|[一二三四五六七八九十]{1,3})周年/gu;
const plan =
  /今年(?:是|作为|正值)[^。，,；;]{0,4}[“"「]?(?<plan>十[一二三四五]?)五[”"」]?(?:规划)?(?:的)?(?<end>开局|收官|起步)(?:之|第一)?年/gu;

/** Years said as 今年是“十四五”开局之年 or 今年是新中国成立70周年: the very year of the issue. */
export function landmarkYears(parts: readonly PartOfUnit[], unit: number): CountedYear[] {
  return parts.flatMap((part) => {
    const found: CountedYear[] = [];
    const add = (match: RegExpExecArray, year: number | undefined) => {
      if (year === undefined) return;
      found.push({
        year,
        unit,
        line: lineAt(part, match.index),
        clause: clauseAround(part.text, match.index, match[0].length),
      });
    };
    for (const match of part.text.matchAll(anniversary)) {
      const { event = '', years = '' } = match.groups ?? {};
      const start = founded.find(([name]) => name.test(event))?.[1];
      add(match, start === undefined ? undefined : start + smallNumber(years));
    }
    for (const match of part.text.matchAll(plan)) {
      const start = plans[match.groups?.plan ?? ''];
      const last = match.groups?.end === '收官' ? 4 : 0;
      add(match, start === undefined ? undefined : start + last);
    }
    return found;
  });
}
