import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, hitFinder, hitsIn } from '../../src/search/excerpt.ts';
import { searchParts } from '../../src/search/record.ts';
import { normalise, realDocs } from './search-fixture.ts';

const lines = realDocs()
  .flatMap((doc) => searchParts(doc).text)
  .filter((line) => line.length > 20);

const shown = (parts: string[], phrases: string[]) =>
  excerpt(parts, hitFinder(phrases, normalise))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

describe('an excerpt', () => {
  test.each([
    ['shows what fits', ['甲乙丙。丁戊己。庚辛。'], ['戊'], '甲乙丙。丁[戊]己。庚辛。'],
    ['begins with a sentence', [`${'甲'.repeat(108)}。丁戊己。庚辛。`], ['庚'], '丁戊己。[庚]辛。'],
    ['begins where the text begins', ['甲乙丙。丁戊己。'], ['乙'], '甲[乙]丙。丁戊己。'],
    ['marks all hits, overlapping ones as one', ['一二一二一。'], ['一二一'], '[一二一二一]。'],
    [
      'takes the part with most different phrases',
      ['甲甲甲。', '甲和乙。'],
      ['甲', '乙'],
      '[甲]和[乙]。',
    ],
    [
      'holds together what a phrase reaches across',
      ['一。二三。四。'],
      ['一。二'],
      '[一。二]三。四。',
    ],
    ['finds Traditional by Simplified', ['油車港鎮。'], ['油车港'], '[油車港]鎮。'],
  ])('%s', (_, parts, phrases, expected) => {
    expect(shown(parts, phrases)).toBe(expected);
  });

  test('cuts a sentence that is too long where clauses meet', () => {
    const clause = '这里有十二个字的一个分句，';
    const long = `${clause.repeat(9)}其中说到光伏两个字，${clause.repeat(9)}完。`;
    const text = shown([long], ['光伏']);
    expect(text).toMatch(
      /^……(这里有十二个字的一个分句，)+其中说到\[光伏\]两个字，(这里有十二个字的一个分句，)+……$/,
    );
    expect(text.length).toBeLessThan(120);
  });

  test('of real text is a stretch of it, cut at sentences or marked as cut, with every hit marked', () => {
    const query = fc
      .tuple(fc.nat(lines.length - 1), fc.nat(), fc.integer({ min: 1, max: 6 }))
      .map(([line, from, length]) => {
        const text = normalise(lines[line] ?? '');
        return {
          line: lines[line] ?? '',
          phrase: text
            .slice(from % text.length)
            .slice(0, length)
            .trim(),
        };
      })
      .filter(({ phrase }) => phrase.isWellFormed() && phrase !== '');
    fc.assert(
      fc.property(query, ({ line, phrase }) => {
        const segments = excerpt([line], hitFinder([phrase], normalise));
        const cutBefore = segments[0]?.text === '……' && !line.startsWith('……');
        const text = segments.map((one) => one.text).join('');
        const body = text.slice(cutBefore ? 2 : 0, text.endsWith('……') ? -2 : undefined);
        const at = line.indexOf(body);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(segments.some(({ hit }) => hit)).toBe(true);
        const marked = segments.filter(({ hit }) => hit).map((one) => one.text);
        // Each hit in what is shown is inside a mark.
        for (const { from, to } of hitsIn(body, [phrase], normalise)) {
          expect(marked.some((one) => one.includes(body.slice(from, to)))).toBe(true);
        }
        if (!cutBefore && at > 0) expect(line.slice(0, at)).toMatch(/[。！？!?；;…]["”’」』）)]*$/);
      }),
      { numRuns: 1000 },
    );
  });
});
