import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Built, type Finding, readBuilt, type SitePage } from './page.ts';
import { childrenOf, parseXml, textOf } from './xml.ts';

const NAMESPACE = '{http://www.sitemaps.org/schemas/sitemap/0.9}';

/** Limits of the protocol for one file. */
const MOST = 50_000;
const LARGEST = 50 * 1024 * 1024;

function addresses(built: Built, file: string, root: string, item: string): string[] {
  const document = parseXml(readBuilt(built, file));
  if (document.name !== NAMESPACE + root) throw new Error(`root is ${document.name}`);
  return childrenOf(document, NAMESPACE + item).map(
    (each) => textOf(each, `${NAMESPACE}loc`) ?? '',
  );
}

/** The sitemaps list every page that search engines may keep, once, and nothing else. */
export function checkSitemaps(built: Built, pages: readonly SitePage[]): Finding[] {
  const file = 'sitemap.xml';
  try {
    const maps = addresses(built, file, 'sitemapindex', 'sitemap');
    const listed = maps.flatMap((map): string[] => {
      const part = map.slice(built.root.length);
      const urls = addresses(built, part, 'urlset', 'url');
      const large = urls.length > MOST || statSync(join(built.dist, part)).size > LARGEST;
      if (large) throw new Error(`${part} is too large`);
      return urls;
    });
    const open = pages.filter((page) => !page.meta.get('robots')?.includes('noindex'));
    const expected = new Set(open.map(({ url }) => url));
    const found = new Set(listed);
    return [
      ...open
        .filter(({ url, canonical }) => canonical !== url)
        .map((page) => ({ file: page.file, message: `canonical address is ${page.canonical}` })),
      ...open
        .filter(({ meta }) => !meta.get('description')?.[0])
        .map((page) => ({ file: page.file, message: 'no description for search engines' })),
      ...[...expected].filter((url) => !found.has(url)).map((url) => `misses ${url}`),
      ...[...found].filter((url) => !expected.has(url)).map((url) => `lists ${url}, no page`),
      ...(listed.length === found.size ? [] : ['lists a page twice']),
      ...(readBuilt(built, 'robots.txt').includes(`\nSitemap: ${built.root}${file}\n`)
        ? []
        : ['robots.txt does not name it']),
    ].map((each) => (typeof each === 'string' ? { file, message: each } : each));
  } catch (error) {
    return [{ file, message: String(error) }];
  }
}
