import type { SiteFacts } from '../../src/exports/site.ts';
import { sitemap, sitemapIndex, sitemapNumbers } from '../../src/exports/sitemap.ts';
import { writeText } from './write.ts';

/** Writes the sitemaps of the addresses that the pages of a built site give themselves. */
export function writeSitemaps(root: string, addresses: readonly string[], site: SiteFacts): void {
  const urls = addresses.toSorted();
  const numbers = sitemapNumbers(urls.length);
  for (const number of numbers) {
    writeText(root, `sitemaps/${number}.xml`, sitemap(urls, number));
  }
  const index = numbers.map((number) => site.absolute(`/sitemaps/${number}.xml`));
  writeText(root, 'sitemap.xml', sitemapIndex(index));
}
