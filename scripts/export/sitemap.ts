import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteFacts } from '../../src/exports/site.ts';
import { sitemap, sitemapIndex, sitemapNumbers } from '../../src/exports/sitemap.ts';
import { writeText } from './write.ts';

/** The address that a page gives itself; pages kept from search engines give none. */
const CANONICAL = /<link rel="canonical" href="([^"]+)"/;

/**
 * Writes sitemaps of all pages of a built site that have a canonical address: what is listed is
 * what was made, whatever pages there will be.
 *
 * @returns number of addresses
 */
export function writeSitemaps(root: string, site: SiteFacts): number {
  const urls = globSync('**/*.html', { cwd: root })
    .flatMap((file) => {
      const html = readFileSync(join(root, file), 'utf8');
      return CANONICAL.exec(html.slice(0, html.indexOf('</head>')))?.[1] ?? [];
    })
    .sort();
  const numbers = sitemapNumbers(urls.length);
  for (const number of numbers) {
    writeText(root, `sitemaps/${number}.xml`, sitemap(urls, number));
  }
  const index = numbers.map((number) => site.absolute(`/sitemaps/${number}.xml`));
  writeText(root, 'sitemap.xml', sitemapIndex(index));
  return urls.length;
}
