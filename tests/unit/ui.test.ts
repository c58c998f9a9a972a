import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { bylineParts } from '../../src/archive/byline.ts';
import { calendar, weeksOf } from '../../src/archive/calendar.ts';
import { parseDate } from '../../src/archive/dates.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import type { IssueEntry } from '../../src/archive/issue.ts';
import type { PlaceNode } from '../../src/archive/places.ts';
import { summarise, yearStarts } from '../../src/archive/summary.ts';
import { chineseDate, chineseSpan } from '../../src/ui/chinese-date.ts';
import { en } from '../../src/ui/en.ts';
import { openingText, pagesOfIssue } from '../../src/ui/front.ts';
import { headlineParts } from '../../src/ui/headline.ts';
import {
  listPages,
  PAGE_SIZE,
  pageAt,
  pageParam,
  pageStanding,
  pageSuffix,
} from '../../src/ui/paging.ts';
import { issueName, titleOf } from '../../src/ui/titles.ts';
import { levelsWithRoom } from '../../src/ui/tree.ts';

const archive = openArchive('tests/fixtures/content');
const date = (edtf: string) => {
  const parsed = parseDate(edtf);
  if (!parsed) throw new Error(edtf);
  return parsed;
};

describe('dates in words', () => {
  test.each([
    ['2022-06-30', '2022年6月30日', '30 June 2022'],
    ['2022-06', '2022年6月', 'June 2022'],
    ['2022-06~', '约2022年6月', 'c. June 2022'],
    ['2022?', '2022年（？）', '2022 (?)'],
    ['2022-06-15/2022-06-30', '约2022年6月15日至30日', 'c. 15 June 2022 – 30 June 2022'],
    ['2022-06-25/2022-07', '约2022年6月25日至7月', 'c. 25 June 2022 – July 2022'],
    [
      '2022-12-30/2023-01-02',
      '约2022年12月30日至2023年1月2日',
      'c. 30 December 2022 – 2 January 2023',
    ],
    ['2022-05/2022-06', '约2022年5月至6月', 'c. May 2022 – June 2022'],
  ])('%s', (edtf, chinese, english) => {
    expect(chineseDate(date(edtf), '不详', '约')).toBe(chinese);
    expect(en.date(date(edtf))).toBe(english);
  });

  test('an unknown date is said to be unknown', () => {
    expect(chineseDate(undefined, '日期不详', '约')).toBe('日期不详');
  });

  test.each([
    ['2003-01-06', '2022-12-24', '2003年1月6日至2022年12月24日'],
    ['2022-06-30', '2022-06-30', '2022年6月30日'],
    ['2022-05-04/2022-06', '2023-12', '约2022年5月至2023年12月'],
    ['2022-06', '2022-06', '约2022年6月'],
  ])('from %s to %s', (oldest, newest, words) => {
    expect(chineseSpan(date(oldest), date(newest), '约')).toBe(words);
  });
});

describe('the calendar', () => {
  const issue = (edtf: string | undefined) =>
    ({ date: edtf === undefined ? undefined : date(edtf) }) as IssueEntry;
  // Newest first, as in an archive.
  const issues = [
    '2023-01-02',
    '2022-12-31',
    '2022-06-25/2022-07',
    '2022-06-01',
    '2021',
    undefined,
  ];

  test('years run from new to old, months have their issues from old to new', () => {
    const years = calendar(issues.map(issue));
    expect(years.map(({ year, count }) => [year, count])).toEqual([
      [2023, 1],
      [2022, 3],
      [2021, 1],
    ]);
    const june = years[1]?.months[5];
    expect(june?.month).toBe(6);
    expect(june?.issues.map((entry) => entry.date?.edtf)).toEqual([
      '2022-06-01',
      '2022-06-25/2022-07',
    ]);
    expect(years[2]?.undivided).toHaveLength(1);
  });

  test.each([
    [2022, 6, 2, 30],
    [2024, 2, 3, 29],
    [2023, 2, 2, 28],
    [2023, 1, 6, 31],
  ])(
    '%i-%i: the sheet begins in the right column and ends on the right day',
    (year, month, column, days) => {
      const weeks = weeksOf(year, month);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(weeks[0]?.indexOf(1)).toBe(column);
      expect(weeks.flat().filter((day) => day !== undefined)).toEqual(
        Array.from({ length: days }, (_, at) => at + 1),
      );
    },
  );
});

describe('bylines', () => {
  const text = (names: string[], printed?: string) =>
    bylineParts(names, printed)
      .map((part) => (part.name ? `[${part.text}]` : part.text))
      .join('');

  test.each([
    [['王维'], undefined, '[王维]'],
    [['徐卉', '高媛'], '徐卉高媛', '[徐卉] [高媛]'],
    [['郁丽芳', '王维'], '郁丽芳 王 维', '[郁丽芳] [王维]'],
    [['高炳', '游仪'], '本报记者 高 炳 游 仪', '本报记者 [高炳] [游仪]'],
    [['张三', '李四'], '□记者 张三 通讯员 李四', '□记者 [张三] 通讯员 [李四]'],
    [['张三'], '李四', '[张三]'],
    [['A.B'], 'AxB', '[A.B]'],
  ])('%j printed as %s', (names, printed, expected) => {
    expect(text(names, printed)).toBe(expected);
  });
});

describe('lists', () => {
  test('a list is summed up by its span, topics and authors', () => {
    const county = archive.place('330421')?.articles ?? [];
    const { count, span, topics, authors } = summarise(county, archive.issueOf);
    expect(count).toBe(3);
    expect(span?.oldest.edtf).toBe('2022-06-25/2022-07');
    expect(span?.newest.edtf).toBe('2022-06-30');
    expect(topics[0]).toEqual({ name: '党建', count: 2 });
    expect(authors.map(({ name }) => name).sort()).toEqual(['刘赞俞', '王维', '郁丽芳']);
  });

  test('each year and month begins at its newest piece; undated pieces belong to none', () => {
    expect(yearStarts(archive.articles, archive.issueOf)).toEqual([
      {
        year: 2022,
        at: 0,
        count: 10,
        months: [
          { month: 6, at: 0, count: 7 },
          { month: 5, at: 7, count: 3 },
        ],
      },
    ]);
  });

  test('a list is cut into pages, each entry on one, in order', () => {
    for (const length of [0, 1, 50, 99, 100, 101, 149, 150, 1234]) {
      const list = Array.from({ length }, (_, at) => at);
      const pages = listPages(list);
      expect(pages.flatMap(({ entries }) => entries)).toEqual(list);
      expect(pages[0]).toMatchObject({ number: undefined, from: 0 });
      for (const { number, from, entries } of pages) {
        expect(entries.length).toBeLessThan(2 * PAGE_SIZE);
        if (number !== undefined) expect(entries).toHaveLength(PAGE_SIZE);
        for (const [at] of entries.entries()) expect(pageAt(from + at, length)).toBe(number);
      }
    }
    expect(listPages(Array(99)).map(pageParam)).toEqual([undefined]);
    expect(listPages(Array(150)).map(pageParam)).toEqual([undefined, 'page/2', 'page/1']);
    expect([undefined, 7].map(pageSuffix)).toEqual(['', 'page/7/']);
  });

  test('a numbered page stays as it is when new entries come', () => {
    const old = Array.from({ length: 260 }, (_, at) => at);
    const grown = [...Array.from({ length: 77 }, (_, at) => -77 + at), ...old];
    const before = listPages(old).filter(({ number }) => number !== undefined);
    expect(before).toHaveLength(4);
    for (const page of before) {
      const after = listPages(grown).find(({ number }) => number === page.number);
      expect(after?.entries).toEqual(page.entries);
      // What was the newest of them has another neighbour now; of the others nothing has changed.
      expect(pageStanding(after ?? page) === pageStanding(page)).toBe(page.number !== page.count);
    }
  });

  test('the tree goes as deep as there is room', () => {
    const node = (level: PlaceNode['level'], ...children: PlaceNode[]) =>
      ({ level, children }) as PlaceNode;
    const county = () => node('county', node('town'), node('town'));
    const provinces = [
      node('province', node('city', county(), county())),
      node('province', node('city', county())),
    ];
    const levels = (room: number) => levelsWithRoom(provinces, room).map((each) => [...each]);
    const upper = ['province', 'city'];
    expect(levels(13).every((each) => each.includes('village'))).toBe(true);
    expect(levels(12)).toEqual([
      [...upper, 'county', 'town', 'zone', 'village'],
      [...upper, 'county'],
    ]);
    expect(levels(7)).toEqual([
      [...upper, 'county'],
      [...upper, 'county'],
    ]);
    expect(levels(6)).toEqual([[...upper, 'county'], upper]);
    expect(levels(5)).toEqual([upper, upper]);
  });
});

describe('fronts', () => {
  test('the pieces of an issue stand page by page, strays left out', () => {
    const piece = (id: string, page: string | undefined, kind = 'article') =>
      ({ id, page, kind }) as ArticleEntry;
    const issue = {
      pages: [
        { dump: 'a.txt', page: '1', name: '要闻' },
        { dump: 'b.txt', page: '2' },
      ],
      articles: [piece('a', '1'), piece('b', '2'), piece('c', '1'), piece('d', '1', 'stray')],
    } as unknown as IssueEntry;
    const shown = pagesOfIssue(issue).map(({ page, name, pieces }) => [
      page,
      name,
      pieces.map(({ id }) => id).join(''),
    ]);
    expect(shown).toEqual([
      ['1', '要闻', 'ac'],
      ['2', undefined, 'b'],
    ]);
  });

  test('an opening is whole paragraphs before the first subhead, or a cut one', () => {
    expect(openingText('一。\n\n二。\n\n## 题\n\n三。')).toBe('一。二。');
    expect(openingText('字'.repeat(400))).toBe(`${'字'.repeat(300)}……`);
    expect(openingText(`短。\n\n${'字'.repeat(400)}`)).toBe('短。');
  });

  test('a piece without a title is called by its beginning', () => {
    expect(titleOf({ title: '题', kind: 'article', lead: '文' })).toBe('题');
    expect(titleOf({ title: '', kind: 'photo', lead: '说明' })).toBe('图片：说明');
    expect(titleOf({ title: '', kind: 'stray', lead: '字'.repeat(30) })).toBe(
      `${'字'.repeat(22)}……`,
    );
  });

  test('an issue without a newspaper or an exact date is told by its first headline', () => {
    const piece = (title: string, kind = 'article') => ({ title, kind, lead: '' }) as ArticleEntry;
    const issue = (newspaper: string, edtf: string | undefined, articles: ArticleEntry[]) =>
      ({ newspaper, date: edtf && parseDate(edtf), articles }) as IssueEntry;
    const pieces = [piece('图', 'photo'), piece('甲')];
    expect(issueName(issue('秀洲报', '2022-06-30', pieces))).toBe('秀洲报　2022年6月30日');
    expect(issueName(issue('秀洲报', '2022-06~', pieces))).toBe('秀洲报　约2022年6月：甲');
    expect(issueName(issue('报名未详', '2022-06-30', pieces))).toBe('报名未详　2022年6月30日：甲');
    expect(issueName(issue('报名未详', undefined, []))).toBe('报名未详　日期不详');
    const names = archive.issues.map(issueName);
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each([
  ['“亲清下午茶” 政企话发展', '“亲清下午茶”| |政企话发展'],
  ['云和县：一方绿水“变现”，民宿“生金”', '云和县：|一方绿水“变现”，|民宿“生金”'],
  ['“省出来的，也是赚！”看中哪一点？', '“省出来的，|也是赚！”|看中哪一点？'],
  ['1,000名老党员4:30走街串户', '1,000名老党员4:30走街串户'],
])('a headline has parts that end where it pauses: %s', (headline, parts) => {
  expect(headlineParts(headline).join('|')).toBe(parts);
});
