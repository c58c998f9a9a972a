import type { ArticleEntry } from '../archive/entry.ts';
import { keyOf } from '../archive/keys.ts';
import { siteArchive } from '../archive/site.ts';
import { yearStarts } from '../archive/summary.ts';
import { type ListPage, pageStanding } from './paging.ts';

/**
 * Content key of a page of a list of pieces: the front page sums up the whole list, a numbered page
 * shows its own pieces and where among them a year or month begins.
 */
export function listPageKey(list: readonly ArticleEntry[], page: ListPage<ArticleEntry>): string {
  const { keys, issueOf } = siteArchive();
  if (page.number === undefined) return keyOf('front', keys.list(list));
  const end = page.from + page.entries.length;
  const starts = yearStarts(list, issueOf)
    .flatMap(({ year, at, months }) => [
      { at, name: `${year}` },
      ...months.map((start) => ({ at: start.at, name: `${year} ${start.month}` })),
    ])
    .filter(({ at }) => at >= page.from && at < end);
  return keyOf(
    pageStanding(page),
    ...starts.map(({ at, name }) => `${at - page.from} ${name}`),
    ...page.entries.map(keys.shown),
  );
}
