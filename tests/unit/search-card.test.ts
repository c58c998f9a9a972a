import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchArchive } from './search-archive-fixture.ts';

let search: Awaited<ReturnType<typeof searchArchive>>;
beforeAll(async () => {
  search = await searchArchive('tests/fixtures/content');
});
afterAll(() => search.close());

test('a result says in which issue and on which page it was printed', async () => {
  const issue = search.archive.issue('yangbao-2022-06-30');
  const piece = issue?.articles.find(({ page, title }) => page === '3' && title !== '');
  const { result } = await search.ask(piece?.title ?? '');
  const found = result.find(({ shown }) => shown.url === `articles/${piece?.id}/`);
  expect(found?.shown.card).toMatchObject({
    newspaper: issue?.newspaper,
    number: '第8888期',
    page: '第3版',
  });
});
