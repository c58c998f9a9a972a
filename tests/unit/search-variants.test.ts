import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeIndex } from '../../scripts/index.ts';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';
import { answerer } from '../../src/search/answer.ts';
import type { Answer } from '../../src/search/protocol.ts';
import { compareInIndex, type SearchDoc } from '../../src/search/record.ts';
import { VARIANTS } from '../../src/search/variants.ts';
import { piecesOf, realDocs } from './search-fixture.ts';

/** Pieces in which one thing is printed in different ways, by the letter of the piece. */
const PRINTED = {
  a: ['二〇二二年6月30日，嘉興糧食收購。', 'GB/T 7714—2015 第3版'],
  b: ['二○二二年６月３０日,嘉兴粮食收购', 'ＧＢ／Ｔ 7714-2015'],
  c: ['二零二二年「亲清」下午茶', 'Café 25㎡，增长3.5%'],
  d: ['“亲清”下午茶', 'CAFE 25m2 增长3.5％'],
  e: ['亲清。下午茶', '姓·名、丁•文'],
};
const [template] = realDocs();
const docs = Object.entries(PRINTED)
  .map(
    ([id, paragraphs], order): SearchDoc => ({
      ...(template as SearchDoc),
      id,
      url: id,
      title: '',
      subheads: [],
      captions: [],
      printed: [],
      authors: [],
      places: [],
      paragraphs,
      order,
    }),
  )
  .sort(compareInIndex);

let folder: string;
let site: ServedSite;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-variants-'));
  await writeIndex({ pieces: piecesOf(docs), suggestions: [] }, join(folder, 'pagefind'));
  site = await serveSite(folder, '/', 0);
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what is printed in different ways is found in each', () => {
  test.each([
    ['二〇二二年', 'abc'],
    ['二○二二年', 'abc'],
    ['二零二二年', 'abc'],
    ['○', 'abc'],
    ['年6月30日', 'ab'],
    ['６月３０日', 'ab'],
    ['嘉兴粮食收购', 'ab'],
    ['嘉興糧食收購', 'ab'],
    ['嘉兴糧食', 'ab'],
    ['30日,嘉兴', 'ab'],
    ['30日，嘉兴', 'ab'],
    ['gb/t', 'ab'],
    ['GB／T 7714', 'ab'],
    ['7714—2015', 'ab'],
    ['7714-2015', 'ab'],
    ['“亲清”下午茶', 'cd'],
    ['「亲清」下午茶', 'cd'],
    ['"亲清"下午茶', 'cd'],
    ['亲清下午茶', ''],
    ['亲清。下午茶', 'e'],
    ['亲清', 'cde'],
    ['下午茶', 'cde'],
    ['"清。下"', 'e'],
    ['café', 'cd'],
    ['CAFE', 'cd'],
    ['25㎡', 'cd'],
    ['25m2', 'cd'],
    ['3.5%', 'cd'],
    ['3.5％', 'cd'],
    ['姓•名', 'e'],
    ['丁·文', 'e'],
    ['、', 'e'],
    ['茶', 'cde'],
    ['5', 'abcd'],
  ])('%s: %s', async (typed, expected) => {
    const answers: Answer[] = [];
    await answerer((one) => answers.push(one))({
      id: 1,
      bundle: `${site.url}pagefind/`,
      typed,
      choice: {},
      sort: 'newest',
      start: 0,
      count: 10,
      facets: [],
    });
    const found = answers.flatMap((one) => (one.kind === 'result' ? [one.shown.url] : []));
    expect(found.sort().join('')).toBe(expected);
  });
});

test('docs/search.md states every variant', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/search.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  for (const [variants, indexed] of VARIANTS) {
    const row = rows.find((line) => line.replaceAll('`', '').endsWith(`| ${indexed} |`));
    for (const variant of variants) expect(row, `${variant} as ${indexed}`).toContain(variant);
  }
});
