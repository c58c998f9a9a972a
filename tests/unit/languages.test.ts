import { globSync, readFileSync } from 'node:fs';
import OpenCC from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/archive/dates.ts';
import { en } from '../../src/ui/en.ts';
import { zhHans } from '../../src/ui/zh-Hans.ts';
import { zhHant } from '../../src/ui/zh-Hant.ts';

const others = { 'zh-Hant': zhHant, en };

/** Every sentence of an interface by the path to it; functions stand for their sentences. */
function leaves(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** A list may be longer in one language: what it is made of must be the same. */
const shape = (value: unknown) =>
  [
    ...new Set(
      leaves(value).map(([path, leaf]) => `${path.replace(/\.\d+/g, '[]')} ${typeof leaf}`),
    ),
  ].sort();

/** `{name}` in a sentence that the page fills in. */
const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries(others))('%s', (_, other) => {
  test('has the sentences that Simplified Chinese has, and no more', () => {
    expect(shape(other)).toEqual(shape(zhHans));
  });

  test('is filled in with the same values', () => {
    const inOther = new Map(leaves(other));
    for (const [path, leaf] of leaves(zhHans)) {
      const there = inOther.get(path);
      if (typeof leaf !== 'string' || typeof there !== 'string') continue;
      expect(blanks(there), path).toEqual(blanks(leaf));
    }
  });

  test('leaves no sentence empty that is not empty in Simplified Chinese', () => {
    const inOther = new Map(leaves(other));
    for (const [path, leaf] of leaves(zhHans)) {
      if (leaf !== '' && inOther.has(path)) expect(inOther.get(path), path).not.toBe('');
    }
  });
});

/** The source without comments: the sentences inside functions too. */
const source = (file: string) =>
  readFileSync(`src/ui/${file}.ts`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** Simplified for one word and right for others in Traditional Chinese. */
const BOTH = '台';

describe('no language is mixed with another', () => {
  test('Traditional Chinese has no simplified character', () => {
    const convert = OpenCC.Converter({ from: 'cn', to: 't' });
    const simplified = [...new Set(source('zh-Hant').match(/\p{Script=Han}/gu))].filter(
      (character) => convert(character) !== character && !BOTH.includes(character),
    );
    expect(simplified).toEqual([]);
  });

  test('Simplified Chinese has no traditional character', () => {
    const convert = OpenCC.Converter({ from: 't', to: 'cn' });
    const traditional = [...new Set(source('zh-Hans').match(/\p{Script=Han}/gu))].filter(
      (character) => convert(character) !== character,
    );
    expect(traditional).toEqual([]);
  });

  test('English has Chinese only where it quotes what can be typed', () => {
    const quoted = new Set(en.searching.helpLines.join().match(/\p{Script=Han}+/gu));
    for (const text of [en.searching.hint]) {
      for (const word of text.match(/\p{Script=Han}+/gu) ?? []) quoted.add(word);
    }
    const rest = [...new Set(source('en').match(/\p{Script=Han}+/gu))];
    expect(rest.filter((word) => !quoted.has(word))).toEqual([]);
  });

  test.each(['2022-06-30', '2022-06~', '2022-06-25/2022-07'])('dates too: %s', (edtf) => {
    const date = parseDate(edtf);
    expect(en.date(date)).not.toMatch(/\p{Script=Han}/u);
    expect(zhHant.date(date)).toMatch(/^約?2022年/);
  });
});

test('no sentence of the interface stands outside src/ui', () => {
  const files = globSync('src/{components,layouts,pages}/**/*.{astro,ts}').sort();
  const outside = files.filter((file) =>
    readFileSync(file, 'utf8')
      .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      // The ideographic space parts what stands in one line, in any language.
      .match(/[\p{Script=Han}，。、：；“”（）！？]/u),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(outside).toEqual([]);
});
