import { describe, expect, test } from 'vitest';
import { barsOf, binsOf } from '../../src/ui/bins.ts';

describe('pieces over time', () => {
  test('months without any stand between those that have some, in whatever order', () => {
    const months = [
      ['2022-08', 2],
      ['', 9],
      ['2022-05', 1],
    ] as const;
    const expected = [
      ['2022-05', '2022-05', 1],
      ['2022-06', '2022-06', 0],
      ['2022-07', '2022-07', 0],
      ['2022-08', '2022-08', 2],
    ];
    for (const list of [months, months.toReversed()]) {
      expect(binsOf(list).map(({ from, to, count }) => [from, to, count])).toEqual(expected);
    }
  });

  test('four years are 48 months, more are whole years from January to December', () => {
    const upTo = (last: string) =>
      binsOf([
        [last, 1],
        ['2020-03', 1],
      ]);
    expect(upTo('2024-02')).toHaveLength(48);
    expect(upTo('2024-03').map(({ from, to, count }) => [from, to, count])).toEqual([
      ['2020-01', '2020-12', 1],
      ['2021-01', '2021-12', 0],
      ['2022-01', '2022-12', 0],
      ['2023-01', '2023-12', 0],
      ['2024-01', '2024-12', 1],
    ]);
  });

  test('nothing is lost: the bars add up to the dated pieces', () => {
    const months = Array.from({ length: 240 }, (_, at) => {
      const month = `${2004 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
      return [month, (at * 7) % 11] as const;
    });
    const sum = months.reduce((total, [, count]) => total + count, 0);
    expect(binsOf(months).reduce((total, { count }) => total + count, 0)).toBe(sum);
    expect(binsOf(months)).toHaveLength(20);
    expect(binsOf([])).toEqual([]);
    expect(binsOf([['', 3]])).toEqual([]);
  });

  test('the highest bar fills the drawing, the smallest is to be seen, none has no height', () => {
    const bin = (count: number) => ({ from: '2022-01', to: '2022-01', count });
    const bars = barsOf([bin(1), bin(0), bin(1000)], 300, 60);
    expect(bars.map(({ height }) => height)).toEqual([2, 0, 60]);
    expect(bars.map(({ y, height }) => y + height)).toEqual([60, 60, 60]);
    expect(bars.map(({ x, width }) => [x, width])).toEqual([
      [10, 80],
      [110, 80],
      [210, 80],
    ]);
  });
});
