import { expect, test } from 'vitest';
import { type Candidate, namesakes, pageName } from '../../scripts/store/namesakes.ts';

test.each([
  ['000_2d0584ca85_p2.txt', '000_2d0584ca85', '2'],
  ['003_1_7d349bd2.txt', '003', '1'],
  ['2022-06-30/A03.txt', '2022-06-30', 'A3'],
  ['jxrb-20220630-第12版.txt', 'jxrb-20220630', '12'],
])('%s is a page of an issue', (name, family, page) => {
  expect(pageName(name)).toMatchObject({ family, page });
});

test.each([
  '000_2ca5edf0b340a4f5.txt',
  '7.txt',
  'jxrb-2022-06-30.txt',
  '202206/30.txt',
  '2022_26.txt',
  'dump-1024.txt',
])('%s names no page', (name) => {
  expect(pageName(name)).toBeUndefined();
});

const says = (masthead: Required<Candidate>['told']['masthead'], to = '', from = '') => ({
  masthead,
  to: to === '' ? [] : [to],
  from: from === '' ? [] : [from],
});
const dump = (name: string, told?: Candidate['told']): Candidate => ({
  name,
  issue: `own ${name}${told?.masthead.date ? ` ${told.masthead.date}` : ''}`,
  ...(told && { told }),
});
const silent = says({});
const moved = (...all: Candidate[]) => [...namesakes(all)];

test('an article that goes on from page to page shows what names mean, for all names like them', () => {
  const linked = [dump('1_p1.txt', says({}, '2')), dump('1_p2.txt', says({}, '', '1'))];
  const others = [dump('2_p1.txt', says({ date: '2022-06-30' })), dump('2_p2.txt', silent)];
  expect(moved(...linked, ...others)).toEqual([
    ['1_p2.txt', 'own 1_p1.txt'],
    ['2_p2.txt', 'own 2_p1.txt 2022-06-30'],
  ]);
});

test('names alone show nothing, nor does an article that goes on on another page', () => {
  expect(moved(dump('1_p1.txt', silent), dump('1_p2.txt', silent))).toEqual([]);
  const elsewhere = [dump('1_p1.txt', says({}, '3')), dump('1_p2.txt', says({}, '', '1'))];
  expect(moved(...elsewhere)).toEqual([]);
});

test('running numbers with different dates are no pages, whatever else speaks for it', () => {
  const days = [
    dump('d_1.txt', says({ date: '2022-06-29' }, '2')),
    dump('d_2.txt', says({ date: '2022-06-30' }, '', '1')),
    dump('d_3.txt', silent),
  ];
  expect(moved(...days)).toEqual([]);
});

test('the issue is that of the page with paper and date; one ingested before keeps its own', () => {
  const paper = { newspaper: '嘉兴日报', date: '2022-06-30' };
  const pages = [
    dump('1_p1.txt', says({ date: '2022-06-30' })),
    dump('1_p2.txt', says(paper)),
    dump('1_p3.txt', silent),
  ];
  expect(moved(...pages)).toEqual([
    ['1_p1.txt', 'own 1_p2.txt 2022-06-30'],
    ['1_p3.txt', 'own 1_p2.txt 2022-06-30'],
  ]);
  expect(moved(dump('1_p0.txt'), ...pages)).toEqual([['1_p3.txt', 'own 1_p0.txt']]);
});

test('a dump that says another date than the issue ingested before is not put into it', () => {
  const known = { name: '1_p1.txt', issue: 'jiaxingribao-2022-06-29' };
  const shown = [
    dump('2_p1.txt', says({ date: '2022-06-30' }, '2')),
    dump('2_p2.txt', says({ date: '2022-06-30' }, '', '1')),
  ];
  const put = (told: NonNullable<Candidate['told']>) =>
    new Map(moved(known, dump('1_p2.txt', told), ...shown)).get('1_p2.txt');
  expect(put(silent)).toBe('jiaxingribao-2022-06-29');
  expect(put(says({ date: '2022-06-29' }))).toBe('jiaxingribao-2022-06-29');
  expect(put(says({ date: '2022-06-30' }))).toBeUndefined();
  expect(put(says({ newspaper: '嘉兴日报', date: '2022-06-29' }))).toBeUndefined();
});
