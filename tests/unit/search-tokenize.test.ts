import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { traditionalToSimplified } from '../../scripts/index/folding.ts';
import {
  needsFoldingTable,
  normaliser,
  phraseWords,
  units,
  words,
} from '../../src/search/tokenize.ts';
import { FOLDED_WITHIN_GB2312, VARIANTS } from '../../src/search/variants.ts';

const table = traditionalToSimplified();
const normalise = normaliser(table);
const bare = normaliser(new Map());

/** Text with everything a page may hold: Han, digits, signs, Traditional, accents, rare planes. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'国家糧食嘉興人民日报二〇二二年6月30日aBZé') },
  { weight: 3, arbitrary: fc.constantFrom(...'，。“”「」·—…％㎡①Ａ　 ()《》、\u200b') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }) },
);
const printed = fc.array(character, { maxLength: 40 }).map((all) => all.join(''));

describe('normalising', () => {
  test.each([
    ['ＡＢＣ２０２２', 'abc2022'],
    ['二〇二二年', '二零二二年'],
    ['二○二二年', '二零二二年'],
    ['「亲清」', '"亲清"'],
    ['“亲清”', '"亲清"'],
    ['糧食', '粮食'],
    ['嘉興', '嘉兴'],
    ['為爲裏裡羣衆', '为为里里群众'],
    ['王　　维', '王 维'],
    ['\u200b王\u00ad维 ', '王维'],
    ['25㎡', '25m2'],
    ['café', 'cafe'],
  ])('%s is indexed as %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  test('every stated variant is indexed as its form', () => {
    for (const [variants, indexed] of VARIANTS) {
      for (const variant of variants) expect(bare(`a${variant}b`)).toBe(`a${indexed}b`);
    }
  });

  test('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(printed, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  test('with places gives the same text, and places that grow', () => {
    fc.assert(
      fc.property(printed, (text) => {
        const places: number[] = [];
        const found = normaliser(table)(text, places);
        // A space at the end is cut off when its place is noted already.
        expect(places.length - found.length).toBeLessThanOrEqual(1);
        const at = places.slice(0, found.length);
        expect(found).toBe(normalise(text));
        expect(at).toHaveLength(found.length);
        expect([...at].sort((a, b) => a - b)).toEqual(at);
        for (const place of at) expect(place).toBeLessThan(text.length);
      }),
    );
  });
});

describe('the folding table', () => {
  test('holds the pairs stated for GB 2312, and only those lie within it', () => {
    const inside = [...table].filter(([from]) => !needsFoldingTable(from));
    expect(inside.sort()).toEqual([...FOLDED_WITHIN_GB2312].map(([a, b]) => [a, b]).sort());
  });

  test('maps one character to one, and no target is folded again', () => {
    for (const [from, to] of table) {
      expect([...from]).toHaveLength(1);
      expect([...to]).toHaveLength(1);
      expect(table.has(to)).toBe(false);
    }
  });

  test('is asked for exactly when it could change something', () => {
    expect(needsFoldingTable('亲清下午茶，2022年 café')).toBe(false);
    expect(needsFoldingTable('糧食')).toBe(true);
    for (const [from] of table) expect(needsFoldingTable(from) || bare(from) !== from).toBe(true);
  });
});

describe('words', () => {
  test('are the overlapping pairs, and the last unit alone', () => {
    expect(words('国家大事')).toEqual(['国家', '家大', '大事', '事']);
    expect(phraseWords('国家大事')).toEqual(['国家', '家大', '大事']);
    expect(phraseWords('国')).toEqual(['国']);
    expect(words('')).toEqual([]);
  });

  test('hold only letters that Pagefind leaves alone', () => {
    fc.assert(
      fc.property(printed, (text) => {
        for (const unit of units(normalise(text))) {
          expect(unit).toMatch(/^[a-z0-9\p{Script=Han}\p{Script=Tangut}]$/u);
        }
      }),
    );
  });

  test('a phrase is found among them exactly where the text includes it', () => {
    const runs = (text: string, query: string) => {
      const all = words(normalise(text));
      const wanted = phraseWords(normalise(query));
      if (wanted.length === 1 && [...(wanted[0] ?? '')].length === 1) {
        return all.some((word) => word.startsWith(wanted[0] ?? ''));
      }
      return all.some((_, at) => wanted.every((word, i) => all[at + i] === word));
    };
    fc.assert(
      fc.property(printed, printed, fc.nat(), fc.nat(), (text, other, from, length) => {
        const inside = [...text]
          .slice(from % (text.length + 1))
          .slice(0, 1 + (length % 6))
          .join('');
        for (const query of [inside, other, inside + other]) {
          if (normalise(query) === '') continue;
          expect(runs(text, query)).toBe(normalise(text).includes(normalise(query)));
        }
      }),
      { numRuns: 500 },
    );
  });
});
