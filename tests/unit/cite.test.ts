import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/archive/dates.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import type { IssueEntry } from '../../src/archive/issue.ts';
import { apa } from '../../src/cite/apa.ts';
import { bibtex } from '../../src/cite/bibtex.ts';
import { type Citable, citable } from '../../src/cite/citable.ts';
import { cslItem } from '../../src/cite/csl.ts';
import { machineDate } from '../../src/cite/dates.ts';
import { gbt2015, gbt2025 } from '../../src/cite/gbt.ts';
import { ris } from '../../src/cite/ris.ts';

const example: Citable = {
  id: '2o3df7aype',
  title: '数字革命与竞争国际化',
  described: false,
  subtitle: undefined,
  authors: ['丁文详'],
  newspaper: '中国青年报',
  date: parseDate('2000-11-20'),
  number: undefined,
  page: '15',
  url: 'https://archive.example/articles/2o3df7aype/',
  language: 'zh-Hans',
};
const of = (changes: Partial<Citable>): Citable => ({ ...example, ...changes });
const dated = (edtf: string) => of({ date: parseDate(edtf) });
const text2015 = (piece: Citable) => gbt2015(piece).before + gbt2015(piece).after;

describe('the example of the standard', () => {
  test('in both editions', () => {
    expect(text2015(example)).toBe('丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).');
    expect(gbt2015(example).needsAccessDate).toBe(false);
    expect(gbt2025(example)).toBe('丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.');
  });

  test('more than three authors, a subtitle, no page', () => {
    const piece = of({
      authors: ['甲', '乙', '丙', '丁'],
      subtitle: '海盐见闻',
      page: undefined,
    });
    expect(text2015(piece)).toBe(
      '甲, 乙, 丙, 等. 数字革命与竞争国际化: 海盐见闻[N]. 中国青年报, 2000-11-20.',
    );
    expect(gbt2025(piece)).toBe(
      '甲，乙，丙，等. 数字革命与竞争国际化：海盐见闻[N]. 中国青年报，2000-11-20.',
    );
  });
});

describe('what is not known is said not to be known', () => {
  const unknown = of({ authors: [], newspaper: undefined, date: undefined, page: undefined });

  test('in references, which then lead to the page that was read', () => {
    expect(gbt2025(unknown)).toBe(
      `佚名. 数字革命与竞争国际化[N/OL]. [报名未详]，[日期不详]. ${example.url}.`,
    );
    expect(text2015(unknown)).toBe(
      `佚名. 数字革命与竞争国际化[N/OL]. [报名未详], [日期不详]. ${example.url}.`,
    );
    expect(gbt2015(unknown).needsAccessDate).toBe(true);
    expect(apa(unknown)).toBe(`数字革命与竞争国际化. (n.d.). ${example.url}`);
  });

  test('in files: the field is left out', () => {
    const item = cslItem(unknown);
    expect(item).toEqual({
      id: example.id,
      type: 'article-newspaper',
      title: example.title,
      URL: example.url,
      language: 'zh-Hans',
    });
    expect(bibtex(unknown)).not.toMatch(/author|journal|year|date|month|pages/);
    expect(ris(unknown)).not.toMatch(/^(AU|T2|PY|DA|SP|IS) /m);
  });
});

describe('dates that were worked out never come out as known', () => {
  const cases: [string, string, string][] = [
    ['2022-06~', '[2022-06]', 'ca. 2022, June'],
    ['2022-06?', '[2022-06?]', 'ca. 2022, June'],
    ['2022-06%', '[2022-06?]', 'ca. 2022, June'],
    ['2022~', '[2022]', 'ca. 2022'],
    ['2022-06-25/2022-07', '[2022-06-25/2022-07]', 'ca. 2022, June 25–2022, July'],
    ['2022-06-15/2022-06-30', '[2022-06-15/2022-06-30]', 'ca. 2022, June 15–2022, June 30'],
  ];
  test.each(cases)('%s', (edtf, bracketed, american) => {
    const piece = dated(edtf);
    expect(text2015(piece)).toContain(`, ${bracketed}(15)`);
    expect(gbt2025(piece)).toContain(`，${bracketed}（15）`);
    expect(apa(piece)).toContain(`(${american}).`);
    expect(cslItem(piece).issued).toEqual({ literal: bracketed });
    expect(bibtex(piece)).toContain(`year = {${bracketed}}`);
    expect(bibtex(piece)).not.toMatch(/ (date|month) = /);
    expect(ris(piece)).toContain(`DA  - ${bracketed.replace('/', '—')}\r\n`);
    expect(ris(piece)).not.toMatch(/^PY /m);
    expect(gbt2025(piece)).toContain(`[N/OL]`);
  });

  test('a day that was inferred (evidence in the issue file) is in brackets too', () => {
    const date = {
      ...(parseDate('2023-12-05') as NonNullable<Citable['date']>),
      approximate: true,
    };
    const piece = of({ date });
    expect(gbt2025(piece)).toContain('，[2023-12-05]（15）');
    expect(cslItem(piece).issued).toEqual({ literal: '[2023-12-05]' });
    expect(machineDate(date)).toBe('2023-12-05~');
  });

  test('a month that is known is no estimate, but no library finds the piece by it', () => {
    const piece = dated('2022-06');
    expect(gbt2025(piece)).toContain('[N/OL]. 中国青年报，2022-06（15）');
    expect(cslItem(piece).issued).toEqual({ 'date-parts': [[2022, 6]] });
    expect(ris(piece)).toContain('DA  - 2022/06//\r\n');
  });

  test('in EDTF both ends of an interval are approximate', () => {
    expect(machineDate(parseDate('2022-06-25/2022-07'))).toBe('2022-06-25~/2022-07~');
    expect(machineDate(parseDate('2022-06?/2022-07'))).toBe('2022-06?/2022-07~');
    expect(machineDate(parseDate('2022-06-30'))).toBe('2022-06-30');
    expect(machineDate(undefined)).toBeUndefined();
  });
});

describe('from the archive', () => {
  const entry = {
    id: 'abc123',
    kind: 'article',
    title: '  小平台\n大作为 ',
    subtitle: '——记海盐县',
    bylines: ['甲', '乙'],
    photographers: ['丙'],
    page: undefined,
  } as unknown as ArticleEntry;
  const issue = { newspaper: '报名未详', date: undefined, number: undefined } as IssueEntry;
  const given = { description: '图片：一段文字…', url: 'https://a.example/', language: 'zh' };

  test('a title is one line, a dash before the subtitle is not cited, no name is made up', () => {
    expect(citable(entry, issue, given)).toMatchObject({
      title: '小平台 大作为',
      subtitle: '记海盐县',
      described: false,
      authors: ['甲', '乙'],
      newspaper: undefined,
      date: undefined,
    });
  });

  test('a photo piece is by its photographers, and a description is in brackets', () => {
    const photo = citable({ ...entry, kind: 'photo', title: '', bylines: [] }, issue, given);
    expect(photo.authors).toEqual(['丙']);
    expect(gbt2025(photo)).toMatch(
      /^丙\. \[图片：一段文字…\]\[N\/OL\]\. \[报名未详\]，\[日期不详\]\. /,
    );
    expect(cslItem(photo).title).toBe('[图片：一段文字…]');
  });
});
