import { describe, expect, test } from 'vitest';
import { compareDates, parseDate } from '../../src/archive/dates.ts';

describe('parseDate', () => {
  test('a day', () => {
    expect(parseDate('2022-06-30')).toEqual({
      edtf: '2022-06-30',
      first: '2022-06-30',
      last: '2022-06-30',
      from: { year: 2022, month: 6, day: 30 },
      approximate: false,
      uncertain: false,
    });
  });

  test.each([
    ['2022-06', '2022-06-01', '2022-06-30', false],
    ['2024-02~', '2024-02-01', '2024-02-29', true],
    ['2022-06-25/2022-07', '2022-06-25', '2022-07-31', true],
    ['2022', '2022-01-01', '2022-12-31', false],
  ])('%s lies between %s and %s', (edtf, first, last, approximate) => {
    expect(parseDate(edtf)).toMatchObject({ first, last, approximate });
  });

  test.each([
    '2022-13',
    '2023-02-29',
    '2023-02-29/2023-03',
    '2022-06-31',
    '../2022',
    '2022/..',
    '20XX',
    '2022-21',
    '[2022,2023]',
    '2022-06-30T10:00:00Z',
    '六月',
    '',
  ])('%s is no date of an issue', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

test('earlier first, then the narrower, then the undated', () => {
  const texts = ['2022-06-25/2022-07', '2022-06', '2022-06-25', '2021-12-31'];
  const sorted = [undefined, ...texts.map(parseDate)].sort(compareDates);
  expect(sorted.map((date) => date?.edtf)).toEqual([
    '2021-12-31',
    '2022-06',
    '2022-06-25',
    '2022-06-25/2022-07',
    undefined,
  ]);
});
