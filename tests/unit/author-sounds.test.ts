import { expect, test } from 'vitest';
import type { Author } from '../../src/archive/authors.ts';
import { AUTHORS_ROOM, soundPages } from '../../src/ui/initials.ts';

const author = (pinyin: string[], number: number): Author => ({
  name: `${pinyin.join('')}${number}`,
  slug: `${pinyin.join('')}-${number}`,
  pinyin,
  initial: pinyin[0]?.[0]?.toUpperCase() ?? '#',
  articles: [],
});

const many = (pinyin: string[], count: number) =>
  Array.from({ length: count }, (_, at) => author(pinyin, at));

/** Every author, by following the pages from their letters. */
const reached = (pages: ReturnType<typeof soundPages>) =>
  new Set(pages.flatMap(({ authors }) => authors.map(({ slug }) => slug)));

test('few authors have no pages by letter', () => {
  expect(soundPages(many(['li', 'jun'], AUTHORS_ROOM))).toEqual([]);
});

test('no page of authors grows with the archive, and every author is on one', () => {
  const authors = [
    ...many(['chen', 'hai'], 40),
    ...many(['li'], 3),
    ...many(['li', 'jun'], AUTHORS_ROOM),
    ...many(['li', 'wei'], 900),
    ...many(['lu', 'xun'], 700),
    ...many([], 5),
  ];
  const pages = soundPages(authors);
  expect(pages.map(({ path }) => path)).toEqual([
    'c',
    'l',
    'l/li',
    'l/li/jun',
    'l/li/wei',
    'l/lu',
    'other',
  ]);
  for (const page of pages) expect(page.authors.length).toBeLessThanOrEqual(AUTHORS_ROOM);
  expect(reached(pages)).toEqual(new Set(authors.map(({ slug }) => slug)));
  const li = pages.find(({ path }) => path === 'l/li');
  expect(li?.above.map(({ path }) => path)).toEqual(['l']);
  expect(li?.under.map(({ path, count }) => [path, count])).toEqual([
    ['l/li/jun', AUTHORS_ROOM],
    ['l/li/wei', 900],
  ]);
  // Names that end before the next syllable are on no longer page.
  expect(li?.authors.slice(0, 3).map(({ slug }) => slug)).toEqual(['li-0', 'li-1', 'li-2']);
  // Addresses stay when more authors come.
  const more = soundPages([...authors, ...many(['chen', 'min'], 2000)]);
  const paths = new Set(more.map(({ path }) => path));
  expect(pages.filter(({ path }) => !paths.has(path))).toEqual([]);
});
