import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { readBoundaries } from '../../src/archive/boundaries.ts';
import { contentKeys } from '../../src/archive/keys.ts';
import type { Boundaries } from '../../src/map/boundaries.ts';
import { drawCounties, WIDTH } from '../../src/map/draw.ts';
import { labelLines } from '../../src/map/label.ts';
import { labelPoint, type Point } from '../../src/map/label-point.ts';
import { pen } from '../../src/map/pen.ts';
import { shadeOf, stepsOf } from '../../src/map/steps.ts';

/** The outlines that a path draws, read back: absolute points, each outline apart. */
function outlines(path: string): Point[][] {
  const found: Point[][] = [];
  let [x, y] = [0, 0];
  for (const [, command, numbers = ''] of path.matchAll(/([Mmlz])([^Mmlz]*)/g)) {
    const values = (numbers.match(/-?\d+/g) ?? []).map(Number);
    const outline = found.at(-1);
    if (command === 'z') [x, y] = outline?.[0] ?? [0, 0];
    for (let at = 0; at < values.length; at += 2) {
      x += values[at] ?? 0;
      y += values[at + 1] ?? 0;
      if (command === 'l') outline?.push([x, y]);
      else found.push([[x, y]]);
    }
  }
  return found;
}

describe('the pen', () => {
  const points = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })),
    {
      minLength: 3,
      maxLength: 9,
    },
  );

  it('draws what it is told, without repeats', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ points, closed: fc.boolean() }), { maxLength: 4 }),
        (lines) => {
          const context = pen();
          const expected: Point[][] = [];
          for (const { points, closed } of lines) {
            for (const [at, [x, y]] of points.entries()) {
              if (at === 0) context.moveTo(x + 0.3, y - 0.3);
              else context.lineTo(x + 0.3, y - 0.3);
            }
            if (closed) context.closePath();
            const kept = points.filter(
              ([x, y], at) => x !== points[at - 1]?.[0] || y !== points[at - 1]?.[1],
            );
            if (kept.length >= (closed ? 3 : 2)) expected.push(kept);
          }
          expect(outlines(context.path())).toEqual(expected);
        },
      ),
    );
  });
});

describe('a label', () => {
  it('stands inside a bent area, not in the middle of its box', () => {
    const bent: Point[] = [
      [0, 0],
      [100, 0],
      [100, 20],
      [40, 20],
      [40, 100],
      [0, 100],
      [0, 0],
    ];
    const { at, room } = labelPoint([bent]);
    expect(at[0]).toBeLessThan(40);
    expect(room).toBeGreaterThan(17);
  });

  it('keeps out of holes', () => {
    const box = (from: number, to: number): Point[] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ];
    const { at } = labelPoint([box(0, 100), box(20, 80)]);
    expect(at.some((value) => value < 20 || value > 80)).toBe(true);
  });

  it('says as much as there is room for', () => {
    const texts = (count: number, room: number) =>
      labelLines('海宁市', count, [50, 50], room).map(({ text }) => text);
    expect(texts(5, 40)).toEqual(['海宁市', '5']);
    expect(texts(5, 12)).toEqual(['5']);
    expect(texts(12345, 12)).toEqual([]);
  });
});

describe('shades', () => {
  it('are at most five ranges from 1 to the highest count, without gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { minLength: 1 }), (counts) => {
        const highest = Math.max(...counts);
        const steps = stepsOf(counts);
        expect(steps.length).toBeLessThanOrEqual(5);
        expect(steps.at(0)?.from).toBe(highest > 0 ? 1 : undefined);
        expect(steps.at(-1)?.to).toBe(highest > 0 ? highest : undefined);
        for (const [at, { from, to }] of steps.entries()) {
          expect(to).toBeGreaterThanOrEqual(from);
          if (at > 0) expect(from).toBe((steps[at - 1]?.to ?? 0) + 1);
        }
      }),
    );
  });

  it.each([
    [[0, 0], []],
    [
      [3, 1],
      [1, 2, 3],
    ],
    [
      [13, 9, 7, 5, 4, 3, 2, 1, 1, 1, 1],
      [1, 2, 4, 8, 13],
    ],
    [
      [14, 20, 23, 25, 31, 36, 45, 64, 104, 702],
      [20, 30, 40, 60, 702],
    ],
    [[9, 9, 9, 9], [9]],
  ])('of counties with %j pieces end on round numbers', (counts, ends) => {
    expect(stepsOf(counts).map(({ to }) => to)).toEqual(ends);
  });

  it('are all used, as evenly as counts allow', () => {
    // As skewed as places in the news are: each county has a fifth more than the last.
    const counts = Array.from({ length: 40 }, (_, at) => Math.round(10 * 1.2 ** at));
    const steps = stepsOf(counts);
    const used = steps.map(
      (_, step) => counts.filter((count) => shadeOf(count, steps) === step + 1).length,
    );
    expect(used).toHaveLength(5);
    for (const number of used) expect(Math.abs(number - 8)).toBeLessThanOrEqual(3);
  });

  it('a count has the shade of its range, none has none', () => {
    const steps = stepsOf([13, 9, 7, 5, 4, 3, 2, 1, 1, 1, 1]);
    expect([0, 1, 2, 3, 8, 13].map((count) => shadeOf(count, steps))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('the map of Zhejiang', () => {
  const boundaries = readBoundaries('content', '33') as Boundaries;

  it('fits its frame, in the right places', () => {
    const drawing = drawCounties(boundaries, '3304');
    expect(drawing?.counties.map(({ code }) => code)).toEqual([
      '330402',
      '330411',
      '330421',
      '330424',
      '330481',
      '330482',
      '330483',
    ]);
    const at = (code: string) =>
      drawing?.counties.find((county) => county.code === code)?.at ?? [0, 0];
    // Tongxiang lies in the west, Pinghu in the east, Jiashan north of Haiyan.
    expect(at('330483')[0]).toBeLessThan(at('330402')[0]);
    expect(at('330402')[0]).toBeLessThan(at('330482')[0]);
    expect(at('330421')[1]).toBeLessThan(at('330424')[1]);
    const points = drawing?.counties.flatMap(({ path }) => outlines(path).flat()) ?? [];
    expect(Math.min(...points.flat())).toBeGreaterThanOrEqual(0);
    expect(Math.max(...points.map(([x]) => x))).toBeLessThanOrEqual(WIDTH);
    expect(Math.max(...points.map(([, y]) => y))).toBeLessThanOrEqual(drawing?.height ?? 0);
  });

  it('marks the borders of cities on that of the province only', () => {
    expect(drawCounties(boundaries, '33')?.cities).not.toBe('');
    expect(drawCounties(boundaries, '3304')?.cities).toBe('');
  });

  it('shows every county, and areas that are no more as outlines', () => {
    const drawing = drawCounties(boundaries, '33');
    expect(drawing?.counties).toHaveLength(87);
    expect(drawing?.counties.filter(({ path }) => path === '')).toEqual([]);
    expect(outlines(drawing?.former ?? '')).toHaveLength(2);
  });

  it('is none where there are no boundaries', () => {
    expect(drawCounties(boundaries, '32')).toBeUndefined();
    expect(readBoundaries('content', '32')).toBeUndefined();
  });
});

describe('a page with a map', () => {
  it('is made again when the boundaries change, others are not', () => {
    const archive = openArchive('tests/fixtures/content');
    const without = contentKeys({ ...archive, boundaries: () => undefined });
    const changes = (key: string) => {
      const place = archive.place(key);
      return place && without.place(place) !== archive.keys.place(place);
    };
    expect([changes('33'), changes('3304'), changes('330421')]).toEqual([true, true, false]);
  });
});
