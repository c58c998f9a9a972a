import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timed } from '../../scripts/bench/fuzz/run.ts';
import { type FreshUnit, heirsAmong, matchLines, matchTexts } from '../../scripts/store/match.ts';
import { indexLines } from '../../scripts/store/overlap.ts';
import type { DumpRecord } from '../../scripts/store/records.ts';
import type { LineRange } from '../../src/schema/article.ts';

type OldUnit = DumpRecord['units'][number];

const SUM = '0'.repeat(64);
const old = (index: number, lines: LineRange[]): OldUnit => ({
  id: `id${String(index).padStart(8, '0')}`,
  file: `articles/i/${index}.md`,
  sha256: SUM,
  lines,
  title: '',
});
const fresh = (lines: LineRange[], text = ''): FreshUnit => ({
  sources: [{ dump: 'd.txt', sha256: SUM, lines }],
  text,
});
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('what lines two pieces share', () => {
  const whole = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 }))
    .map(([from, size]): LineRange => [from, from + size]);

  test('is found for whole lines as one by one', () => {
    fc.assert(
      fc.property(
        fc.array(whole, { maxLength: 4 }),
        fc.array(whole, { maxLength: 4 }),
        (all, own) => {
          const linesOf = (ranges: readonly LineRange[]) =>
            ranges.flatMap((range) =>
              Array.isArray(range)
                ? numbers(range[1] - range[0] + 1).map((at) => range[0] + at)
                : [],
            );
          // The stretches of a dump's pieces do not overlap one another.
          const taken = new Set<number>();
          const apart = all.map((range) => {
            const lines = linesOf([range]).filter((line) => !taken.has(line));
            for (const line of lines) taken.add(line);
            return lines.map((line): LineRange => [line, line]);
          });
          const shares = indexLines(apart)(own);
          for (const [index, ranges] of apart.entries()) {
            const lines = linesOf(ranges);
            const count = linesOf(own).filter((line) => lines.includes(line)).length;
            expect(shares.get(index) ?? 0).toBe(count);
          }
        },
      ),
    );
  });

  test('counts a part of a line as a half at most, and parts that do not meet as nothing', () => {
    const sharing = indexLines([
      [{ line: 3, from: 0, to: 10 }],
      [{ line: 3, from: 10, to: 30 }],
      [[4, 4]],
    ]);
    expect([...sharing([[3, 4]])]).toEqual([
      [0, 0.5],
      [1, 0.5],
      [2, 1],
    ]);
    expect([...sharing([{ line: 3, from: 5, to: 20 }])]).toEqual([
      [0, 0.25],
      [1, 0.5 * (10 / 15)],
    ]);
    expect([...sharing([{ line: 3, from: 30, to: 40 }])]).toEqual([]);
  });

  test('tells the pieces of one line apart', () => {
    const parts = numbers(50).map(
      (at): LineRange => ({ line: 1, from: at * 10, to: at * 10 + 10 }),
    );
    const units = parts.map((part, index) => old(index, [part]));
    // A better splitter has taken two characters from the beginning of each.
    const moved = parts.map(
      (_, at): LineRange => ({ line: 1, from: at * 10 + 2, to: at * 10 + 12 }),
    );
    const matched = matchLines(
      units,
      moved.map((part) => fresh([part])),
      'd.txt',
    );
    for (const [index, unit] of units.entries()) expect(matched.get(index)).toBe(unit);
  });

  test('lines of another dump are no evidence', () => {
    expect(matchLines([old(0, [[1, 9]])], [fresh([[1, 9]])], 'other.txt').size).toBe(0);
  });
});

/** An article file with a body, and frontmatter that says nothing. */
const file = (body: string) => `---\n{}\n---\n\n${body}\n`;

const sentence = (seed: number) =>
  numbers(60)
    .map((at) => String.fromCodePoint(0x4e00 + ((seed * 7919 + at * at * 31) % 20_000)))
    .join('');

describe('pieces of a changed dump', () => {
  const texts = numbers(40).map(sentence);
  const units = texts.map((_, index) => old(index, [[1, 1]]));
  const textOf = (unit: OldUnit) => file(texts[units.indexOf(unit)] ?? '');

  test('are known by their text, in any order, changed here and there', () => {
    const changed = texts
      .toReversed()
      .map((text) => fresh([[9, 9]], file(`${text.slice(0, 50)}改了`)));
    const matched = matchTexts(units, changed, textOf);
    for (const index of units.keys())
      expect(matched.get(index)).toBe(units[units.length - 1 - index]);
  });

  test('are new where less than half of the text is the same', () => {
    const other = texts.map((text, index) =>
      fresh([[9, 9]], file(text.slice(0, 20) + sentence(index + 100))),
    );
    expect(matchTexts(units, other, textOf).size).toBe(0);
  });

  test('lead to the piece that has at least half of their text', () => {
    const heirs = heirsAmong(
      texts.map((text, index) => fresh([[index + 1, index + 1]], file(text + sentence(200)))),
    );
    expect(heirs.byText(file(texts[7] ?? ''))).toBe(7);
    expect(heirs.byText(file((texts[7] ?? '').slice(0, 20) + sentence(300)))).toBeUndefined();
    expect(heirs.byLines([[8, 8]], 'd.txt')).toBe(7);
    expect(heirs.byLines([[8, 8]], 'other.txt')).toBeUndefined();
  });
});

/** The least of so many runs is hardly touched by what else the machine does. */
const RUNS = 6;

describe('time grows with the number of pieces of a dump, not with its square', () => {
  const works: Record<string, (count: number) => unknown> = {
    'pieces with lines of their own': (count) => {
      const lines = numbers(count).map((at): LineRange => [at * 5 + 1, at * 5 + 5]);
      const units = lines.map((range, index) => old(index, [range]));
      return matchLines(
        units,
        lines.map((range) => fresh([range])),
        'd.txt',
      );
    },
    'pieces of one line': (count) => {
      const parts = numbers(count).map(
        (at): LineRange => ({ line: 1, from: at * 9, to: at * 9 + 9 }),
      );
      const units = parts.map((part, index) => old(index, [part]));
      return matchLines(
        units,
        parts.map((part) => fresh([part])),
        'd.txt',
      );
    },
    'pieces of a changed dump': (count) => {
      const texts = numbers(count / 10).map(sentence);
      const units = texts.map((_, index) => old(index, [[1, 1]]));
      const places = new Map(units.map((unit, index) => [unit, index]));
      const now = texts.map((text) => fresh([[9, 9]], file(text)));
      return matchTexts(units, now, (unit) => file(texts[places.get(unit) ?? 0] ?? ''));
    },
    'pieces that have ended': (count) => {
      const lines = numbers(count).map((at): LineRange => [at * 5 + 1, at * 5 + 5]);
      const heirs = heirsAmong(lines.map((range) => fresh([range])));
      return lines.map((range) => heirs.byLines([range], 'd.txt'));
    },
  };

  test.each(Object.entries(works))(
    'four times the %s take at most nine times as long',
    (_, work) => {
      work(500);
      const [small, large] = [5000, 20_000].map((count) =>
        Math.min(...numbers(RUNS).map(() => timed(() => work(count)).milliseconds)),
      );
      // Quadratic time would be sixteen times as long; what takes less than this is noise.
      expect(large).toBeLessThan(9 * Math.max(small ?? 0, 20));
    },
  );
});
