import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeIndex } from '../../scripts/index.ts';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';
import { openFallback } from '../../src/search/fallback.ts';
import type { Answer, Request } from '../../src/search/protocol.ts';
import { openIndex, UnknownIndex } from '../../src/search/reader/index.ts';
import { NOWHERE, placesOf } from '../../src/search/reader/postings.ts';
import { searcher } from '../../src/search/reader/search.ts';
import { compareInIndex, type SearchDoc, searchParts } from '../../src/search/record.ts';
import { type Pagefind, stockTerm } from '../../src/search/stock.ts';
import { units } from '../../src/search/tokenize.ts';
import { modelOf, normalise, piecesOf, realDocs } from './search-fixture.ts';

/** A character before so many others that their words are too many for queries of it. */
const CROWDED = '甲';
/** Pieces in which it stands before 16,000 characters of 4,000 kinds. */
const crowded = (model: SearchDoc): SearchDoc[] =>
  Array.from({ length: 16 }, (_, piece) => {
    const after = Array.from({ length: 1000 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((1009 * (1000 * piece + i)) % 4001)),
    );
    const id = `crowded${piece}`;
    const paragraphs = [after.map((one) => CROWDED + one).join('')];
    return { ...model, id, url: `articles/${id}/`, order: 1000 + piece, paragraphs };
  });

const real = realDocs();
const docs = [...real, ...real.slice(-1).flatMap(crowded)].sort(compareInIndex);
const model = modelOf(docs);

let folder: string;
let site: ServedSite;
let stock: Pagefind;
let search: ReturnType<typeof searcher>;
let fallback: typeof search;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-search-'));
  await writeIndex({ pieces: piecesOf(docs), suggestions: [] }, join(folder, 'pagefind'));
  site = await serveSite(folder, '/', 0);
  stock = await import(join(folder, 'pagefind/pagefind.js'));
  await stock.options({ basePath: `${site.url}pagefind/`, baseUrl: '/' });
  await stock.init();
  search = searcher(await openIndex(`${site.url}pagefind/`));
  // Node imports no address of a server: the client that the fallback imports is the one above.
  vi.doMock(`${site.url}pagefind/pagefind.js`, () => stock);
  fallback = await openFallback(`${site.url}pagefind/`);
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks our reader; answers by their kind. */
async function ask(typed: string, more: Partial<Request> = {}, by = search) {
  const answers: Answer[] = [];
  const request: Request = {
    id: 1,
    bundle: '',
    typed,
    choice: {},
    sort: 'newest',
    start: 0,
    count: 100,
    facets: [],
    ...more,
  };
  await by(request, (answer) => answers.push(answer));
  const of = <Kind extends Answer['kind']>(kind: Kind) =>
    answers.filter((answer): answer is Extract<Answer, { kind: Kind }> => answer.kind === kind);
  const [found] = of('found');
  if (!found) throw new Error('nothing was answered');
  const results = of('result').sort((a, b) => a.at - b.at);
  return { found, results, counts: of('counts') };
}
const urls = async (typed: string, more?: Partial<Request>) =>
  (await ask(typed, more)).results.filter(({ byPlace }) => !byPlace).map(({ shown }) => shown.url);
const stockUrls = async (phrase: string) => {
  const { results } = await stock.search(stockTerm(phrase));
  return Promise.all(results.map(async (result) => (await result.data()).raw_url));
};

describe('every string is found exactly where it stands', () => {
  test.each(['亲清下午茶', '油车港镇', '缪家', '数字供应链', '国', '油車港鎮', '”，', '，'])(
    '%s',
    async (typed) => {
      const expected = model.having(normalise(typed));
      expect(expected.length).toBeGreaterThan(0);
      expect(await urls(typed)).toEqual(expected);
      expect((await stockUrls(normalise(typed))).sort()).toEqual([...expected].sort());
    },
  );

  test('段简 nowhere', async () => {
    expect(await urls('段简')).toEqual([]);
  });

  test('random substrings, by our reader', async () => {
    await fc.assert(
      fc.asyncProperty(model.substring(12), async (query) => {
        expect(await urls(query)).toEqual(model.having(query));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('random substrings, by Pagefind’s own client from the same files', async () => {
    await fc.assert(
      fc.asyncProperty(model.substring(8), async (query) => {
        const { results } = await stock.search(stockTerm(query));
        expect(results).toHaveLength(model.having(query).length);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('single characters, by both: those with a word of their own and those without', async () => {
    const words = readdirSync(join(folder, 'pagefind/index'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pf_index'))
      .map((name) => gunzipSync(readFileSync(join(folder, 'pagefind/index', name))));
    /** CBOR of an array of two that begins with the word. */
    const hasWord = (word: string) => {
      const text = Buffer.from(word);
      const begin = Buffer.concat([Uint8Array.of(0x82, 0x60 + text.length), text]);
      return words.some((bytes) => bytes.includes(begin));
    };
    expect(hasWord('甲国') || hasWord('国家')).toBe(true);
    expect([hasWord(CROWDED), hasWord('国')]).toEqual([true, false]);
    const { postings, table } = await openIndex(`${site.url}pagefind/`);
    const places = new Map(docs.map((doc) => [doc.url, searchParts(doc)]));
    const one = fc.oneof(
      fc.constantFrom(CROWDED, '国', '。', '，', '2', 'a', '㐀', '﹏'),
      model.substring(1),
    );
    await fc.assert(
      fc.asyncProperty(one, async (typed) => {
        const expected = model.having(normalise(typed));
        expect((await ask(typed, { count: 0 })).found.total).toBe(expected.length);
        const { results } = await stock.search(stockTerm(normalise(typed)));
        expect(results).toHaveLength(expected.length);
        const [unit = '', ...more] = units(normalise(typed));
        if (more.length > 0) return;
        const found = (await postings([unit])).get(unit) ?? NOWHERE;
        expect(found.docs.map((doc) => docs[doc]?.url).reverse()).toEqual(expected);
        // Rank and titles are told from where it stands best.
        found.docs.forEach((doc, i) => {
          const { title, subheads } = places.get(docs[doc]?.url ?? '') ?? {};
          const has = (parts: string[] = []) =>
            parts.some((part) => normalise(part).includes(normalise(typed)));
          const best = has(title) ? [2 * table.base] : has(subheads) ? [table.base] : [];
          expect(placesOf(found, i)).toEqual(best);
        });
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('two of them, both wanted', async () => {
    await fc.assert(
      fc.asyncProperty(model.substring(3), model.substring(3), async (one, other) => {
        expect(await urls(`${one} ${other}`)).toEqual(model.having(one, other));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('results', () => {
  test('mark every phrase in the excerpt or the headline', async () => {
    await fc.assert(
      fc.asyncProperty(model.substring(10), async (query) => {
        // A piece found by its place alone says no word of the query.
        const named = (await ask(query)).results.filter(({ byPlace }) => !byPlace);
        for (const { shown } of named) {
          const marks = [...shown.title, ...shown.excerpt].filter(({ hit }) => hit);
          const inParts = [shown.card.kicker, shown.card.subtitle].some((part) =>
            normalise(part ?? '').includes(query),
          );
          expect(inParts || marks.some(({ text }) => normalise(text).includes(query))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('Pagefind’s own client as the fallback', () => {
  const both = async (typed: string) => {
    const most = { count: 10 };
    const [ours, plain] = await Promise.all([ask(typed, most), ask(typed, most, fallback)]);
    const named = ({ results }: typeof ours) =>
      results.filter(({ byPlace }) => !byPlace).map(({ shown }) => shown.url);
    return {
      ours: named(ours),
      plain: named(plain),
      counts: [ours.found.total, plain.found.total],
    };
  };

  test('finds the same pieces in the same order, for 500 queries of the whole language', async () => {
    const word = model.substring(6);
    const query = fc.oneof(
      word,
      fc.tuple(word, word).map((pair) => pair.join(' ')),
      fc.tuple(word, word, word).map(([a, b, c]) => `${a} OR ${b} OR ${c}`),
      fc.tuple(word, word).map(([a, b]) => `${a} -${b}`),
      fc.tuple(word, word, word).map(([a, b, c]) => `${a} | ${b} -“${c}”`),
    );
    let several = 0;
    await fc.assert(
      fc.asyncProperty(query, async (typed) => {
        const { ours, plain, counts } = await both(typed);
        expect(plain).toEqual(ours);
        expect(counts[0]).toBe(counts[1]);
        if (ours.length > 1) several++;
      }),
      { numRuns: 500 },
    );
    expect(several).toBeGreaterThan(50);
  }, 120_000);

  test.each(['标题:油车港', '作者:王维', '“', '-', '油車港鎮', '日期:2022'])(
    '%s does not fail, and the page is told that it is plain',
    async (typed) => {
      const { found, results } = await ask(typed, {}, fallback);
      expect(found.plain).toBe(true);
      expect(results).toHaveLength(Math.min(100, typed === '日期:2022' ? 0 : found.total));
    },
  );

  test('marks every hit of what it shows', async () => {
    const { results } = await ask('油车港', {}, fallback);
    expect(results.length).toBeGreaterThan(0);
    for (const { shown } of results) {
      const marks = [...shown.title, ...shown.excerpt].filter(({ hit }) => hit);
      for (const { text } of marks) expect(text).toBe('油车港');
    }
  });

  test('is asked for by a table of another format, of another Pagefind, and by a broken one', async () => {
    const table = gunzipSync(readFileSync(join(folder, 'pagefind/table.gz')));
    const other = join(folder, 'other');
    mkdirSync(other);
    const tables = [
      gzipSync(table.toString('latin1').replace(/"format":\d+/, '"format":0'), { level: 1 }),
      gzipSync(table.toString('latin1').replace('"1.6.0"', '"1.7.0"'), { level: 1 }),
      Buffer.from('<!doctype html>'),
    ];
    for (const bytes of tables) {
      writeFileSync(join(other, 'table.gz'), bytes);
      await expect(openIndex(`${site.url}other/`)).rejects.toThrow(UnknownIndex);
    }
  });
});
