import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { placeContext } from '../../scripts/ingest/resolve/context.ts';
import { inferDate } from '../../scripts/ingest/resolve/dates.ts';
import { partsOf, type UnitText } from '../../scripts/ingest/resolve/passage.ts';
import { resolvePlaces } from '../../scripts/ingest/resolve/places.ts';
import { resolveTopics, topicTable } from '../../scripts/ingest/resolve/topics.ts';
import { loadGazetteer } from '../../src/gazetteer/load.ts';
import { placeOf } from '../../src/gazetteer/place.ts';
import { findWords, wordIndex } from '../../src/gazetteer/words.ts';
import { placeSchema } from '../../src/schema/place.ts';
import { topicSchema } from '../../src/schema/topic.ts';

const gazetteer = loadGazetteer('content/gazetteer');
const table = topicTable(
  readdirSync('content/topics').map((name) =>
    topicSchema.parse(parse(readFileSync(join('content/topics', name), 'utf8'))),
  ),
);

/** News prose as far as the resolvers see it: names, times and cues between arbitrary characters. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '嘉兴市',
          '海盐县',
          '泰山街道',
          '双桥村',
          '海宁',
          '盐官',
          '平湖经开',
          '绍兴县',
          '红旗村人',
          '浙江大学',
        ],
        ...[
          '今年',
          '2021年',
          '6月25日',
          '1—4月',
          '一季度',
          '年底',
          '计划于',
          '截至',
          '第十五届',
          '新华社北京',
        ],
        ...[
          '党建',
          '招商',
          '医院',
          '。',
          ',',
          '“',
          '”',
          '\n',
          '的',
          '在',
          '有限公司',
          '经济开发区',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const passage = fc.record({ text, line: fc.integer({ min: 1, max: 999 }) });
const unit: fc.Arbitrary<UnitText> = fc.record(
  {
    title: passage,
    kicker: passage,
    paragraphs: fc.array(passage, { maxLength: 5 }),
    captions: fc.array(passage, { maxLength: 2 }),
  },
  { requiredKeys: ['paragraphs', 'captions'] },
);

/** True if the words of evidence stand on the line they are said to stand on. */
function stands(units: readonly UnitText[], evidence: { line: number; text: string }): boolean {
  return units
    .flatMap(partsOf)
    .some((part) => part.line === evidence.line && part.text.includes(evidence.text));
}

describe('whatever the text', () => {
  it('places are of the gazetteer, fit the schema, each once, and their evidence stands there', () => {
    fc.assert(
      fc.property(unit, (piece) => {
        const lines = partsOf(piece).map((part) => part.text);
        const found = resolvePlaces(piece, gazetteer, placeContext(lines, gazetteer));
        const all = [...(found.place ? [found.place] : []), ...found.otherPlaces];
        for (const place of all) {
          expect(placeSchema.safeParse(place).success).toBe(true);
          expect(place).toEqual(placeOf(gazetteer, place.code, place.zone));
        }
        expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
        expect(found.guess === undefined).toBe(found.place === undefined);
        for (const item of found.guess?.evidence ?? []) expect(stands([piece], item)).toBe(true);
        for (const { line } of found.notes) {
          expect(partsOf(piece).some((part) => part.line === line)).toBe(true);
        }
      }),
    );
  });

  it('topics are at most three, each once, and their evidence stands there', () => {
    fc.assert(
      fc.property(unit, (piece) => {
        const { topics, guess } = resolveTopics(piece, table);
        expect(topics.length).toBeLessThanOrEqual(3);
        expect(new Set(topics).size).toBe(topics.length);
        for (const item of guess?.evidence ?? []) expect(stands([piece], item)).toBe(true);
      }),
    );
  });

  it('a date is EDTF with two ends, or null, and its evidence stands there', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 4 }), (pieces) => {
        const { edtf: date, evidence } = inferDate(pieces);
        if (date !== null) {
          const { min, max } = edtf(date);
          expect(min).toBeLessThanOrEqual(max);
          expect(Number.isFinite(max)).toBe(true);
          expect(evidence.length).toBeGreaterThan(0);
        }
        for (const item of evidence) {
          const piece = pieces[item.unit];
          expect(piece && partsOf(piece).some((part) => part.line === item.line)).toBe(true);
        }
      }),
    );
  });
});

describe('findWords', () => {
  it('finds what trying every word at every place finds', () => {
    const word = fc.string({
      unit: fc.constantFrom('海', '宁', '市', '区'),
      minLength: 2,
      maxLength: 5,
    });
    const soup = fc.string({ unit: fc.constantFrom('海', '宁', '市', '区', '的'), maxLength: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 12 }), soup, (words, haystack) => {
        const naive: [number, string][] = [];
        for (let at = 0; at < haystack.length; ) {
          const [longest] = words
            .filter((one) => haystack.startsWith(one, at))
            .sort((a, b) => b.length - a.length);
          if (longest !== undefined) naive.push([at, longest]);
          at += longest?.length ?? 1;
        }
        const index = wordIndex(new Set(words));
        expect(findWords(index, haystack).map(({ from, word: one }) => [from, one])).toEqual(naive);
      }),
    );
  });
});
