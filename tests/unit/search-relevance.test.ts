import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { searchArchive } from './search-archive-fixture.ts';

/** The judged queries of tests/relevance, by the ranking that runs in the browser. */

interface Judged {
  query: string;
  first?: string;
  page?: string[];
}

const file = join(import.meta.dirname, '../relevance/queries.yaml');
const judged: Judged[] = parse(readFileSync(file, 'utf8'));

let search: Awaited<ReturnType<typeof searchArchive>>;
beforeAll(async () => {
  search = await searchArchive('content');
});
afterAll(() => search.close());

test('there are many, each judges something, and each piece exists', () => {
  expect(judged.length).toBeGreaterThanOrEqual(40);
  expect(new Set(judged.map(({ query }) => query)).size).toBe(judged.length);
  const known = new Set(search.archive.articles.map(({ id }) => id));
  for (const { query, first, page = [] } of judged) {
    const pieces = [first ?? [], page].flat();
    expect(pieces.length, query).toBeGreaterThan(0);
    for (const id of pieces) expect(known, query).toContain(id);
  }
});

test.each(judged)('$query', async ({ query, first, page = [] }) => {
  const { result } = await search.ask(query);
  const ids = result.map(({ shown }) => shown.url.split('/')[1]);
  if (first !== undefined) expect(ids[0]).toBe(first);
  expect(ids).toEqual(expect.arrayContaining(page));
});
