import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { IndexPiece } from '../../scripts/index/docs.ts';
import { traditionalToSimplified } from '../../scripts/index/folding.ts';
import { compareInIndex, type SearchDoc, searchParts } from '../../src/search/record.ts';
import { normaliser } from '../../src/search/tokenize.ts';

const DUMPS = join(import.meta.dirname, '../../content/dumps');

export const folding = traditionalToSimplified();
export const normalise = normaliser(folding);

const COUNTIES = ['南湖区', '嘉善县', '海宁市'];
const TOPICS = ['统战', '教育', '防汛'];

/** Real text in pieces of about ten lines: what is tested does not depend on right boundaries. */
export function realDocs(): SearchDoc[] {
  const docs: SearchDoc[] = [];
  for (const file of readdirSync(DUMPS).sort()) {
    const lines = readFileSync(join(DUMPS, file), 'utf8').split('\n');
    const printed = lines.map((line) => line.trim()).filter((line) => line !== '');
    for (let from = 0; from < printed.length; from += 10) {
      const paragraphs = printed.slice(from, from + 10);
      const short = (line: string | undefined) => line !== undefined && line.length < 40;
      const title = (short(paragraphs[0]) ? paragraphs.shift() : '') ?? '';
      const number = docs.length;
      const month = String(1 + (number % 9)).padStart(2, '0');
      docs.push({
        id: `d${number}`,
        url: `articles/d${number}/`,
        kind: number % 7 === 3 ? 'photo' : 'article',
        title,
        subheads: short(paragraphs[3]) ? paragraphs.splice(3, 1) : [],
        paragraphs,
        captions: [],
        printed: [],
        authors: number % 2 ? ['王维', '徐卉'] : [],
        date: number % 11 ? `2022-${month}-15` : null,
        dateLast: number % 11 ? `2022-${month}-30` : null,
        dateLabel: `2022年${month}月`,
        issue: `i${month}`,
        newspaper: '报名未详',
        order: number,
        places: [
          {
            code: `33042${number % 3}100`,
            province: '浙江省',
            city: '嘉兴市',
            county: COUNTIES[number % 3],
            town: '某镇',
          },
        ],
        topics: TOPICS.filter((_, i) => number % (i + 2) === 0),
      });
    }
  }
  return docs.sort(compareInIndex);
}

/** Pieces as the index takes them. */
export const piecesOf = (docs: readonly SearchDoc[]): IndexPiece[] =>
  docs.map((doc) => ({
    facts: doc,
    key: hash('sha256', JSON.stringify(doc)),
    characters: Object.values(searchParts(doc)).flat().join('').length,
    read: () => doc,
  }));

/** The model that search is held against: the normalised parts of each piece, by address. */
export function modelOf(docs: readonly SearchDoc[]) {
  const parts = new Map(
    docs.map((doc) => [
      doc.url,
      Object.values(searchParts(doc))
        .flat()
        .map((part) => normalise(part)),
    ]),
  );
  const all = [...parts.values()].flat();
  return {
    /** Addresses of the pieces in which all normalised phrases stand, the newest first. */
    having: (...phrases: string[]) =>
      [...parts]
        .filter(([, texts]) => phrases.every((one) => texts.some((text) => text.includes(one))))
        .map(([url]) => url)
        .reverse(),
    /** A random piece of some text: any characters, signs too; no operator of the query language. */
    substring: (longest: number) =>
      fc
        .tuple(fc.nat(all.length - 1), fc.nat(), fc.integer({ min: 1, max: longest }))
        .map(([part, from, length]) => {
          const text = [...(all[part] ?? '')];
          const piece = text.slice(from % text.length).slice(0, length);
          return piece.join('').trim();
        })
        .filter((query) => query !== '' && !/^["-]|["\s|]|[:：]|^或$/.test(query)),
  };
}
