import { element, xmlDocument } from './xml.ts';

/** Most addresses that one sitemap may hold (sitemaps.org protocol 0.9). */
export const SITEMAP_LENGTH = 50_000;

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

const located = (name: string, url: string) => element(name, {}, element('loc', {}, url));

/** Numbers of the sitemaps that so many addresses need, from 1; one also for none. */
export const sitemapNumbers = (count: number): number[] =>
  Array.from({ length: Math.max(1, Math.ceil(count / SITEMAP_LENGTH)) }, (_, at) => at + 1);

/** The sitemap with this number. No dates: the archive keeps none of its edits. */
export function sitemap(urls: readonly string[], number: number): string {
  const part = urls.slice((number - 1) * SITEMAP_LENGTH, number * SITEMAP_LENGTH);
  return xmlDocument(
    'urlset',
    NAMESPACE,
    part.map((url) => located('url', url)),
  );
}

export const sitemapIndex = (urls: readonly string[]): string =>
  xmlDocument(
    'sitemapindex',
    NAMESPACE,
    urls.map((url) => located('sitemap', url)),
  );

/** robots.txt. It counts at the root of a host only; under a base path the host's own is asked. */
export const robots = (sitemapUrl: string): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${sitemapUrl}\n`;
