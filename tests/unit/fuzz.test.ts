import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigInputs, hostileBytes } from '../../scripts/bench/fuzz/inputs.ts';
import { faultsOfDump, timed } from '../../scripts/bench/fuzz/run.ts';
import { decode } from '../../src/dump/decode.ts';

/** The long run, 100,000 inputs and doubling sizes, is `npm run bench:fuzz`. */
const RUNS = 2000;

const FATAL = resolve(import.meta.dirname, '../fixtures/fatal');

describe('whatever the bytes of a dump are', () => {
  test('nothing crashes, no character is lost, and the files read back', () => {
    fc.assert(
      fc.property(hostileBytes, (bytes) => {
        expect(faultsOfDump(bytes)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test.each(readdirSync(FATAL))('%s, which once lost or crashed', (name) => {
    expect(faultsOfDump(readFileSync(join(FATAL, name)))).toEqual([]);
  });

  test.each(bigInputs)('many $name', ({ largest, make }) => {
    expect(faultsOfDump(Buffer.from(make(largest / 100)))).toEqual([]);
  });

  test('10 MB in a line, 100,000 blank lines, 50,000 titles, a title of 5,000 characters', () => {
    const sizes = {
      'characters in one line': 3_500_000,
      'blank lines': 100_000,
      titles: 50_000,
      'characters in a title': 5000,
    };
    for (const [name, size] of Object.entries(sizes)) {
      const bytes = Buffer.from(bigInputs.find((input) => input.name === name)?.make(size) ?? '');
      expect(bytes.length, name).toBeGreaterThan(size);
      expect(faultsOfDump(bytes), name).toEqual([]);
    }
  }, 240_000);

  /** In this measure quadratic time grows sixteen times, n log n about five. */
  test.each(bigInputs)('four times the $name take at most eight times as long', (input) => {
    const { largest, make } = input;
    const [small, large] = [largest / 80, largest / 20].map((count) => {
      const bytes = Buffer.from(make(count));
      const runs = [1, 2].map(() => timed(() => faultsOfDump(bytes)).milliseconds);
      return Math.min(...runs);
    });
    // What takes less than this is not told from the collector of garbage.
    expect(large).toBeLessThan(8 * Math.max(small ?? 0, 10));
  });
});

describe('the hostile inputs', () => {
  const inputs = fc.sample(hostileBytes, { numRuns: RUNS, seed: 1 });
  const decoded = inputs.map((bytes) => decode(bytes));
  const texts = decoded.flatMap((result) => (result.ok ? [result.text] : []));
  const has = (bytes: Uint8Array, ...wanted: number[]) =>
    Buffer.from(bytes).includes(Buffer.from(wanted));
  const kinds: [string, () => boolean][] = [
    // Every character of UTF-16 that is ASCII has such a byte, line ends too.
    [
      'NUL',
      () => inputs.some((bytes) => has(bytes, 0) && !has(bytes, 10, 0) && !has(bytes, 0, 10)),
    ],
    ['bytes that no encoding explains', () => decoded.some((result) => !result.ok)],
    ['a character cut in two', () => inputs.some((bytes) => has(bytes.subarray(-2), 0xe6, 0xb5))],
    ['half a surrogate pair in UTF-8', () => inputs.some((bytes) => has(bytes, 0xed, 0xa0, 0x80))],
    ['half a surrogate pair in UTF-16', () => inputs.some((bytes) => has(bytes, 0x00, 0xd8))],
    [
      'UTF-8 and GB18030 in one file',
      () =>
        inputs.some((bytes) => has(bytes, 0xe8, 0xae, 0xb0) && has(bytes, 0xba, 0xa3, 0xc4, 0xfe)),
    ],
    ...(
      [
        ['right-to-left', /[\u0590-\u06ff\u202e]/],
        ['zero-width', /\u200b|\u200d|\u2060/],
        ['private use', /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/u],
        ['script', /<script>/],
        ['braces', /\{\{.*\}\}/],
        ['a fence', /^---$/m],
        ['a javascript: link', /\]\(javascript:/],
        ['entities', /&lt;/],
        ['tags and anchors of YAML', /!!js.*&anchor \*alias/],
        ['a way out of the folder', /\.\.\/\.\.\/etc\/passwd/],
        ['a name that Windows reserves', /^CON$/m],
      ] as const
    ).map(([name, pattern]): [string, () => boolean] => [
      name,
      () => texts.some((text) => pattern.test(text)),
    ]),
  ];
  test.each(kinds)('hold %s', (_, holds) => {
    expect(holds()).toBe(true);
  });
});
