import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shown, sourceOf, typography } from '../../src/archive/typography.ts';

/** Lines of `text|how it is shown`. */
const pairs = readFileSync('tests/fixtures/typography.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('|') as [string, string]);

test.each(pairs)('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

describe('laws', () => {
  const character = fc.constantFrom(...'甲乙丙，。、：“”‘’"\',:;!?()（）aB19% \n');
  const paragraph = fc.array(character, { maxLength: 40 }).map((parts) => parts.join(''));

  test('shown and undone is the source again, of the same length', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (texts) => {
        const { show, marks } = typography(texts);
        for (const text of texts) {
          expect(show(text)).toHaveLength(text.length);
          expect(sourceOf(show(text), marks)).toBe(text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('only ASCII marks change, and showing twice changes nothing more', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const { show } = typography([text]);
        const after = show(text);
        for (let at = 0; at < text.length; at++) {
          if (after[at] !== text[at]) expect(text[at]).toMatch(/["',:;!?()]/);
        }
        expect(show(after)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a mark that the piece has in both forms stays as it is', () => {
  const { show } = typography(['他说：“好。”', '她说:"不好,"']);
  expect(show('她说:"不好,"')).toBe('她说:"不好，"');
  expect(shown('(甲()）')).toBe('(甲()）');
});
