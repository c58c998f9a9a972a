import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { traditionalToSimplified } from '../../scripts/index/folding.ts';
import { writeIndex } from '../../scripts/index.ts';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';
import { parseQuery } from '../../src/search/query.ts';
import { type SearchDoc, searchParts } from '../../src/search/record.ts';
import { type Pagefind, stockSearch } from '../../src/search/stock.ts';
import { normaliser } from '../../src/search/tokenize.ts';

const DUMPS = join(import.meta.dirname, '../../content/dumps');
const table = traditionalToSimplified();
const normalise = normaliser(table);

/** Real text in pieces of about ten lines: what is tested does not depend on right boundaries. */
function realDocs(): SearchDoc[] {
  const docs: SearchDoc[] = [];
  for (const file of readdirSync(DUMPS).sort()) {
    const lines = readFileSync(join(DUMPS, file), 'utf8').split('\n');
    const printed = lines.map((line) => line.trim()).filter((line) => line !== '');
    for (let from = 0; from < printed.length; from += 10) {
      const [title = '', ...paragraphs] = printed.slice(from, from + 10);
      const id = `d${docs.length}`;
      docs.push({
        id,
        url: `articles/${id}/`,
        kind: 'article',
        title,
        subheads: paragraphs.splice(3, 1),
        paragraphs,
        captions: [],
        authors: [],
        date: `2022-06-${String(1 + (docs.length % 28)).padStart(2, '0')}`,
        dateLabel: '2022年6月',
        issue: 'x',
        newspaper: '报名未详',
        order: docs.length,
        places: [],
        topics: [docs.length % 2 ? '统战' : '教育'],
      });
    }
  }
  return docs;
}

const docs = realDocs();
const parts = new Map(
  docs.map((doc) => [doc.url, Object.values(searchParts(doc)).flat().map(normalise)]),
);
const literally = (phrases: string[]) =>
  [...parts]
    .filter(([, all]) => phrases.every((phrase) => all.some((part) => part.includes(phrase))))
    .map(([url]) => url)
    .sort();

describe('the index of the real dumps, read by Pagefind’s own client', () => {
  let folder: string;
  let site: ServedSite;
  let client: Pagefind;
  const found = async (typed: string, filters = {}) => {
    const results = await stockSearch(client, parseQuery(typed, table).phrases, filters);
    return Promise.all(results.map(async (result) => (await result.data()).raw_url));
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jianbao-search-'));
    await writeIndex(docs, join(folder, 'pagefind'));
    site = await serveSite(folder, '/', 0);
    client = await import(join(folder, 'pagefind/pagefind.js'));
    await client.options({ basePath: `${site.url}pagefind/`, baseUrl: '/' });
    await client.init();
  });
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['亲清下午茶', '油车港镇', '缪家', '数字供应链', '国', '油車港鎮', '”，'])(
    '%s is found where it stands',
    async (typed) => {
      const expected = literally([normalise(typed)]);
      expect(expected.length).toBeGreaterThan(0);
      expect((await found(typed)).sort()).toEqual(expected);
    },
  );

  test('段简 stands nowhere', async () => {
    expect(await found('段简')).toEqual([]);
  });

  test('newest first', async () => {
    const dates = new Map(docs.map((doc) => [doc.url, doc.date ?? '']));
    const order = (await found('国')).map((url) => dates.get(url));
    expect(order).toEqual([...order].sort().reverse());
  });

  test('two words are wanted both, and a filter narrows', async () => {
    const both = literally(['嘉兴', '企业']);
    expect(both.length).toBeGreaterThan(1);
    expect((await found('嘉兴 企业')).sort()).toEqual(both);
    const of = (topic: string) =>
      both.filter((url) => docs.find((doc) => doc.url === url)?.topics.includes(topic));
    expect((await found('嘉兴 企业', { topic: ['统战'] })).sort()).toEqual(of('统战'));
  });

  test('random substrings are found exactly where text.includes finds them', async () => {
    const all = [...parts.values()].flat();
    const piece = fc
      .tuple(fc.nat(all.length - 1), fc.nat(), fc.integer({ min: 1, max: 8 }))
      .map(([part, from, length]) => {
        const text = [...(all[part] ?? '')];
        return text
          .slice(from % text.length)
          .slice(0, length)
          .join('')
          .trim();
      })
      .filter((query) => query !== '' && !/[\s"]/.test(query));
    await fc.assert(
      fc.asyncProperty(piece, async (query) => {
        expect((await found(query)).sort()).toEqual(literally([query]));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
