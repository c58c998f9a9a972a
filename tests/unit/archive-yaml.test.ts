import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseYaml, splitFrontmatter } from '../../src/archive/frontmatter.ts';
import type { Problem } from '../../src/archive/problem.ts';

/** As this reader sees it; no problem is expected. */
function read(text: string): unknown {
  const problems: Problem[] = [];
  const data = parseYaml(text, 'x', problems);
  expect(problems).toEqual([]);
  return data;
}

test('the reader agrees with the writer on every file of the archive', () => {
  const articles = globSync('content/articles/*/*.md');
  expect(articles.length).toBeGreaterThan(0);
  for (const file of articles) {
    const { yaml = '' } = splitFrontmatter(readFileSync(file, 'utf8')) ?? {};
    expect(read(yaml), file).toEqual(parse(yaml));
  }
  for (const file of globSync(['content/issues/*.yaml', 'content/topics/*.yaml'])) {
    const text = readFileSync(file, 'utf8');
    expect(read(text), file).toEqual(parse(text));
  }
});

test('the reader gets back what the writer wrote, whatever the text looks like', () => {
  const odd = fc.constantFrom(
    ...['null', '~', 'true', 'no', '1_000', '0o17', '0x1F', '1e3', '.5', '2022-06-30', '12:30'],
    ...['- a', '? a', 'a: b', 'a #b', '!!str x', '&a', '*a', '|', '>', '%', '@', '`', '{a}', '[b]'],
    ...['"a"', "'", '', ' ', '\\', '\n', 'a\n\nb', '—', '“引”', '\u0085', '\u2028', '😀'],
  );
  const text = fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 12 }));
  const data = fc.record({
    title: text,
    bylines: fc.array(text, { maxLength: 3 }),
    order: fc.integer({ min: 1 }),
    place: fc.record({ code: fc.stringMatching(/^\d{6}$/), county: text }),
    lines: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(data, (value) => {
      expect(read(stringify(value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});
