import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeIndex } from '../../scripts/index.ts';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';
import type { Answer, Request } from '../../src/search/protocol.ts';
import { openIndex } from '../../src/search/reader/index.ts';
import { searcher } from '../../src/search/reader/search.ts';
import { type Pagefind, stockTerm } from '../../src/search/stock.ts';
import { modelOf, normalise, realDocs } from './search-fixture.ts';

const docs = realDocs();
const model = modelOf(docs);

let folder: string;
let site: ServedSite;
let stock: Pagefind;
let search: ReturnType<typeof searcher>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-search-'));
  await writeIndex(docs, [], join(folder, 'pagefind'));
  site = await serveSite(folder, '/', 0);
  stock = await import(join(folder, 'pagefind/pagefind.js'));
  await stock.options({ basePath: `${site.url}pagefind/`, baseUrl: '/' });
  await stock.init();
  search = searcher(await openIndex(`${site.url}pagefind/`));
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks our reader; answers by their kind. */
async function ask(typed: string, more: Partial<Request> = {}) {
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
  await search(request, (answer) => answers.push(answer));
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
        for (const { shown } of (await ask(query)).results) {
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
