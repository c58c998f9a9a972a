import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingOf } from '../../src/components/search/reading.ts';
import { plainQuery } from '../../src/search/plain.ts';
import { parseQuery, type Query, type Term } from '../../src/search/query.ts';
import { readDates } from '../../src/search/query-dates.ts';
import { normaliser } from '../../src/search/tokenize.ts';
import { zhHans } from '../../src/ui/zh-Hans.ts';

const normalise = normaliser(new Map());
const parse = (typed: string) => parseQuery(typed, normalise);
const reading = (typed: string) => readingOf(parse(typed), zhHans.searching.words);

/** A query as one line: `text:嘉善 & (text:甲 | title:乙) & !place:丙`. */
function lineOf({ clauses }: Query): string {
  const term = (one: Term) =>
    one.kind === 'date' ? `date:${one.from}..${one.to}` : `${one.kind}:${one.text}`;
  return clauses
    .map(({ terms, not }) => {
      const line = terms.map(term).join(' | ');
      return `${not ? '!' : ''}${terms.length > 1 ? `(${line})` : line}`;
    })
    .join(' & ');
}

/** What was typed, what it is, and what the page says of it. */
const READINGS: [typed: string, parsed: string, said: string][] = [
  ['嘉善', 'text:嘉善', ''],
  ['嘉善 教育', 'text:嘉善 & text:教育', '读作：含“嘉善”，并且含“教育”'],
  ['嘉善　教育', 'text:嘉善 & text:教育', '读作：含“嘉善”，并且含“教育”'],
  ['嘉善 AND 教育', 'text:嘉善 & text:教育', '读作：含“嘉善”，并且含“教育”'],
  ['嘉善 OR 海宁', '(text:嘉善 | text:海宁)', '读作：含“嘉善”或含“海宁”'],
  ['嘉善 或 海宁', '(text:嘉善 | text:海宁)', '读作：含“嘉善”或含“海宁”'],
  ['嘉善 | 海宁', '(text:嘉善 | text:海宁)', '读作：含“嘉善”或含“海宁”'],
  ['嘉善|海宁', '(text:嘉善 | text:海宁)', '读作：含“嘉善”或含“海宁”'],
  ['嘉善｜海宁｜桐乡', '(text:嘉善 | text:海宁 | text:桐乡)', '读作：含“嘉善”或含“海宁”或含“桐乡”'],
  [
    '(嘉善 OR 海宁) 教育',
    '(text:嘉善 | text:海宁) & text:教育',
    '读作：含“嘉善”或含“海宁”，并且含“教育”',
  ],
  [
    '教育 -(嘉善 OR 海宁)',
    'text:教育 & !text:嘉善 & !text:海宁',
    '读作：含“教育”，并且不要含“嘉善”的，并且不要含“海宁”的',
  ],
  ['教育 -海宁', 'text:教育 & !text:海宁', '读作：含“教育”，并且不要含“海宁”的'],
  ['教育 －“共同 富裕”', 'text:教育 & !text:共同 富裕', '读作：含“教育”，并且不要含“共同 富裕”的'],
  ['教育 -作者:王维', 'text:教育 & !author:王维', '读作：含“教育”，并且不要作者是“王维”的'],
  ['“共同富裕”', 'text:共同富裕', ''],
  ['「共同富裕」', 'text:共同富裕', ''],
  ['"共同富裕"', 'text:共同富裕', ''],
  ['“团结、奋斗”', 'text:团结、奋斗', ''],
  ['"a b" c', 'text:a b & text:c', '读作：含“a b”，并且含“c”'],
  ['"嘉善 OR 海宁"', 'text:嘉善 or 海宁', ''],
  ['标题:亲清', 'title:亲清', '读作：标题有“亲清”'],
  ['標題：亲清', 'title:亲清', '读作：标题有“亲清”'],
  ['标题:"a b"', 'title:a b', '读作：标题有“a b”'],
  ['作者:王维', 'author:王维', '读作：作者是“王维”'],
  ['地点:嘉善县 教育', 'place:嘉善县 & text:教育', '读作：地点是“嘉善县”，并且含“教育”'],
  ['主题:统战|教育', '(topic:统战 | topic:教育)', '读作：主题是“统战”或主题是“教育”'],
  ['主题:统战 | 教育', '(topic:统战 | text:教育)', '读作：主题是“统战”或含“教育”'],
  ['日期:2022-06', 'date:2022-06-01..2022-06-30', '读作：日期在 2022-06-01 至 2022-06-30'],
  ['日期:2022-05..2022-07', 'date:2022-05-01..2022-07-31', '读作：日期在 2022-05-01 至 2022-07-31'],
  ['日期:2022-06-15', 'date:2022-06-15..2022-06-15', '读作：日期是 2022-06-15'],
  ['日期:2022-06..', 'date:2022-06-01..9999-12-31', '读作：日期不早于 2022-06-01'],
  ['日期:..2022-06', 'date:0000-01-01..2022-06-30', '读作：日期不晚于 2022-06-30'],
  // Not written as the language has it: read as the nearest that makes sense, and said so.
  ['“共同 富裕', 'text:共同 富裕', '读作：含“共同 富裕”　引号没有成对，一直算到末尾。'],
  ['OR 嘉善', 'text:嘉善', '读作：含“嘉善”　OR、或、| 两边都要有词，多余的已略去。'],
  ['嘉善 或', 'text:嘉善', '读作：含“嘉善”　OR、或、| 两边都要有词，多余的已略去。'],
  ['-海宁', 'text:-海宁', '读作：含“-海宁”　只有不要的词，无从找起，已照原样查找。'],
  ['标题: 亲清', 'title:亲清', '读作：标题有“亲清”　冒号后面应紧接要找的名称。'],
  ['嘉善 标题:', 'text:嘉善', '读作：含“嘉善”　冒号后面应紧接要找的名称。'],
  [
    '日期:去年',
    'text:去年',
    '读作：含“去年”　日期不能识别，已照原样查找。日期写作 2022-06 或 2022-05..2022-07。',
  ],
  ['日期:2022-07..2022-05', 'date:2022-05-01..2022-07-31', '读作：日期在 2022-05-01 至 2022-07-31'],
  // What looks like an operator and is text.
  ['或', 'text:或', ''],
  ['OR', 'text:or', ''],
  ['-', 'text:-', ''],
  ['10-15', 'text:10-15', ''],
  ['(图片由', 'text:(图片由', ''],
  ['(图 文)', 'text:(图 & text:文)', '读作：含“(图”，并且含“文)”'],
  ['“放管服”“最多跑一次”', 'text:"放管服""最多跑一次"', ''],
  ['搞好“亲清”活动', 'text:搞好"亲清"活动', ''],
  ['南湖:数字监督', 'text:南湖:数字监督', ''],
  ['', '', ''],
  ['　', '', ''],
  ['""', 'text:""', ''],
];

describe('from what was typed to how it was read', () => {
  test.each(READINGS)('%s', (typed, parsed, said) => {
    expect(lineOf(parse(typed))).toBe(parsed);
    expect(reading(typed)).toBe(said);
  });
});

describe('docs/query-language.md', () => {
  const doc = readFileSync(join(import.meta.dirname, '../../docs/query-language.md'), 'utf8');
  // A bar would end a cell of the table: there, its full width stands for it.
  const bar = (text: string) => text.replaceAll('｜', '|');
  const rows = [...doc.matchAll(/^\| `(.+)` \| (.+) \|$/gmu)].map(
    ([, typed = '', said = '']): [string, string] => [bar(typed), bar(said)],
  );
  test('has a table of readings', () => {
    expect(rows.length).toBeGreaterThan(10);
  });
  test.each(rows)('%s', (typed, said) => {
    expect(reading(typed)).toBe(said);
  });
});

describe('dates', () => {
  test.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022年', '2022-01-01', '2022-12-31'],
    ['2022-2', '2022-02-01', '2022-02-28'],
    ['2024年2月', '2024-02-01', '2024-02-29'],
    ['2022/6/1', '2022-06-01', '2022-06-01'],
    ['2022年6月15日', '2022-06-15', '2022-06-15'],
    ['2022-2023', '2022-01-01', '2023-12-31'],
    ['2022—2023', '2022-01-01', '2023-12-31'],
    ['2022至2023', '2022-01-01', '2023-12-31'],
    ['2022年5月至7月', '2022-05-01', '2022-07-31'],
    ['2022-05..07', '2022-05-01', '2022-07-31'],
    ['2022-06-15..20', '2022-06-15', '2022-06-20'],
    ['2022年6月15日至20日', '2022-06-15', '2022-06-20'],
    ['2022年6月15日至7月2日', '2022-06-15', '2022-07-02'],
    ['2022-06-15～2022-07', '2022-06-15', '2022-07-31'],
  ])('%s', (typed, from, to) => {
    expect(readDates(normalise(typed))).toEqual({ from, to });
  });

  test.each(['', '..', '六月', '2022-13', '2022-02-30', '22-06', '2022-05..2022-06..2022-07'])(
    '%s is none',
    (typed) => {
      expect(readDates(normalise(typed))).toBeUndefined();
    },
  );
});

/** Pieces of the language put together in every wrong way. */
const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...['"', '“', '”', '「', '」', '＂', '-', '－', '|', '｜', '(', '）', ':', '：', ' ', '　'],
        ...[
          'OR',
          'AND',
          '或',
          '标题',
          '作者:',
          '地点：',
          '日期:',
          '2022-06',
          '..',
          '嘉善',
          'a',
          '，',
        ],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
);

describe('malformed input', () => {
  test('is read as something sensible, and never fails', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const { clauses } = parse(typed);
        // Nothing to find means that nothing was typed.
        expect(clauses.some(({ not }) => !not)).toBe(normalise(typed).trim() !== '');
        for (const { terms } of clauses) {
          expect(terms.length).toBeGreaterThan(0);
          for (const term of terms) {
            if (term.kind === 'date') expect(term.from <= term.to).toBe(true);
            else expect(term.text).toBe(normalise(term.text).trim());
          }
        }
        expect(reading(typed)).not.toMatch(/undefined|\{|“”/);
      }),
      { numRuns: 3000 },
    );
  });

  test('keeps every character that is no operator, in some term', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const kept = lineOf(parse(typed)).match(/嘉善/g)?.length ?? 0;
        const values = typed.match(/嘉善/g)?.length ?? 0;
        // Words are never lost, at most joined with what stands around them.
        expect(kept).toBeGreaterThanOrEqual(Math.min(1, values));
      }),
      { numRuns: 2000 },
    );
  });

  test('without operators is read by the language as by the short cut that most queries take', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const plain = plainQuery(typed, normalise);
        fc.pre(plain !== undefined);
        const unique = (query: Query) => [...new Set(lineOf(query).split(' & '))].join(' & ');
        expect(unique(parse(typed))).toBe(lineOf(plain ?? { clauses: [], notes: [] }));
      }),
      { numRuns: 2000 },
    );
  });
});
