import { Cite, type Item } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/archive/dates.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import type { IssueEntry } from '../../src/archive/issue.ts';
import { apa } from '../../src/cite/apa.ts';
import { bibtex } from '../../src/cite/bibtex.ts';
import { type Citable, citable, fullTitle } from '../../src/cite/citable.ts';
import { cslItem, cslJson } from '../../src/cite/csl.ts';
import { isExact } from '../../src/cite/dates.ts';
import { gbt2015, gbt2025 } from '../../src/cite/gbt.ts';
import { ris } from '../../src/cite/ris.ts';

/** What citation-js makes of a file: one item of CSL-JSON. */
function read(text: string): Item {
  const { data } = new Cite(text);
  expect(data).toHaveLength(1);
  return data[0] as Item;
}

const hostile = fc.oneof(
  fc.stringMatching(/^[海盐嘉善"'“”「」{}<>&%$#_^~\\,;:=@[\]()（）\n\t A-Za-z0-9é—-]{1,24}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }),
);
const name = fc.oneof(
  fc.stringMatching(/^[沈沙高昱曼欧阳]{2,4}$/),
  fc.constantFrom('Smith, John', '甲 and 乙', 'van der Berg', "O'Neil & Co.", '嘉兴{日报}'),
);
const edtf = fc.constantFrom(
  '2022-06-30',
  '2022-06',
  '2022',
  '2022-06-30~',
  '2022-06?',
  '2022-06-25/2022-07',
  '2021-12-20/2022-01-05',
);

const piece: fc.Arbitrary<Citable> = fc
  .record({
    title: hostile,
    subtitle: fc.option(hostile, { nil: undefined }),
    bylines: fc.array(name, { maxLength: 25 }),
    newspaper: fc.oneof(fc.constant('报名未详'), hostile),
    date: fc.option(edtf, { nil: null }),
    number: fc.option(fc.stringMatching(/^[1-9][0-9]{0,4}$/), { nil: undefined }),
    page: fc.option(fc.stringMatching(/^[A-D]?[1-9][0-9]?$/), { nil: undefined }),
  })
  .map(({ date, newspaper, number, ...rest }) => {
    const entry = { id: '2o3df7aype', kind: 'article', photographers: [], ...rest };
    const issue = { newspaper, number, date: date === null ? undefined : parseDate(date) };
    return citable(entry as unknown as ArticleEntry, issue as unknown as IssueEntry, {
      description: '一段文字',
      url: 'https://archive.example/jianbao/articles/2o3df7aype/',
      language: 'zh-Hans',
    });
  });

/** Names as citation-js gives them: its RIS reader calls the authors of news reporters. */
const names = ({ author = [], reporter = [] }: Item) => [
  ...author.map(({ literal, family }) => literal ?? family),
  ...[reporter].flat(),
];

/** Spaces aside: TeX makes one of several, and readers trim. */
const even = (text: string | undefined) => text?.replaceAll(/[\s\u00A0]+/gu, ' ').trim();

describe('citation-js reads back what was written', () => {
  test('BibTeX, with hostile titles and names', () => {
    fc.assert(
      fc.property(piece, (given) => {
        const item = read(bibtex(given));
        expect(item.type).toBe('article-journal');
        expect(item.genre).toBe('newspaper');
        expect(even(item.title)).toBe(even(fullTitle(given, '：')));
        expect(names(item).map(even)).toEqual(given.authors.map(even));
        expect(even(item['container-title'])).toBe(even(given.newspaper));
        expect(item.page).toBe(given.page);
        expect(item.URL).toBe(given.url);
        expect(item.issued).toEqual(cslItem(given).issued);
      }),
      { numRuns: 300 },
    );
  });

  test('RIS, with hostile titles and names', () => {
    fc.assert(
      fc.property(piece, (given) => {
        const item = read(ris(given));
        expect(item.type).toBe('article-newspaper');
        expect(even(item.title)).toBe(even(fullTitle(given, '：')));
        expect(names(item)).toEqual(given.authors);
        expect(even(item['container-title'])).toBe(even(given.newspaper));
        expect(item.page).toBe(given.page);
        const { date } = given;
        const year = date && isExact(date) ? [date.from.year] : undefined;
        expect(item.issued?.['date-parts']?.[0]).toEqual(year);
      }),
      { numRuns: 300 },
    );
  });

  test('CSL-JSON comes back as it is', () => {
    fc.assert(
      fc.property(piece, (given) => {
        expect(read(cslJson(given))).toMatchObject(cslItem(given));
      }),
      { numRuns: 200 },
    );
  });
});

test('APA agrees with the style as citeproc sets it', () => {
  const plain = fc.stringMatching(/^[海盐嘉善农民画][海盐嘉善农民画A-Za-z0-9 ]{0,20}[海盐画]$/);
  const exact = fc.constantFrom('2022-06-30', '2022-06', '2022', undefined);
  fc.assert(
    fc.property(
      fc.record({
        title: plain,
        authors: fc.array(fc.stringMatching(/^[沈沙高昱曼]{2,3}$/), { maxLength: 24 }),
        date: exact.map((date) => (date === undefined ? undefined : parseDate(date))),
        page: fc.option(fc.stringMatching(/^[A-D]?[1-9]$/), { nil: undefined }),
      }),
      (some) => {
        const given: Citable = {
          id: 'a1',
          described: false,
          subtitle: undefined,
          newspaper: '嘉兴日报',
          number: undefined,
          url: 'https://archive.example/articles/a1/',
          language: 'zh-Hans',
          ...some,
        };
        const set = new Cite([cslItem(given)]).format('bibliography', {
          template: 'apa',
          lang: 'en-US',
          format: 'text',
        });
        // citeproc writes "Retrieved" before the address of what has no date.
        expect(apa(given)).toBe(set.trim().replace(' Retrieved https', ' https'));
      },
    ),
    { numRuns: 60 },
  );
});

test('a reference is one line, names what it cites, and holds no estimate outside brackets', () => {
  fc.assert(
    fc.property(piece, (given) => {
      const texts = [gbt2015(given).before, gbt2025(given), apa(given)];
      for (const text of texts) {
        expect(text).not.toMatch(/\p{Cc}/u);
        expect(text).toContain(given.title);
      }
      const { date } = given;
      if (!date || isExact(date)) return;
      const tail = gbt2025(given).slice(gbt2025(given).lastIndexOf('[N'));
      const bracketed = /\[[\d/?-]+\]/.exec(tail)?.[0] ?? '';
      expect(bracketed).toContain(String(date.from.year));
      expect(cslItem(given).issued).not.toHaveProperty('date-parts');
    }),
    { numRuns: 200 },
  );
});
