import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a page costs a reader, in bytes as they travel (gzip level 6, as servers have it). */
export interface Weight {
  /** Characters of the running text, white space left out. */
  characters: number;
  html: number;
  css: number;
  /** Scripts that the page names; those that it loads when they are needed are not among them. */
  script: number;
  /** Files that must be there before the first paint; all are named in the page itself. */
  blocking: number;
  /** Files that a style sheet would load after itself: fonts, imports. */
  afterStyles: number;
}

const zipped = (bytes: Buffer) => gzipSync(bytes).length;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Running text of a page of an article, tags and white space left out. */
function runningText(html: string): string {
  const body = /<div class="body">(.*?)<\/div>/s.exec(html)?.[1] ?? '';
  return body.replaceAll(/<[^>]*>|\s/g, '');
}

/**
 * Weighs a page of a built site.
 *
 * @param base path that the site was built for
 * @param file of the page inside the site
 */
export function weigh(dist: string, base: string, file: string): Weight {
  const bytes = readFileSync(join(dist, file));
  const html = bytes.toString('utf8');
  const read = (url: string) => readFileSync(join(dist, url.slice(base.length)));
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, url = '']) =>
    read(url),
  );
  const scripts = [...html.matchAll(/<script([^>]*) src="([^"]+)"([^>]*)>/g)].map(
    ([, before = '', url = '', after = '']) => ({ bytes: read(url), words: before + after }),
  );
  const blocking = scripts.filter(({ words }) => !/\b(defer|async|module)\b/.test(words));
  return {
    characters: runningText(html).length,
    html: zipped(bytes),
    css: sum(styles.map(zipped)),
    script: sum(scripts.map((script) => zipped(script.bytes))),
    blocking: styles.length + blocking.length,
    afterStyles: sum(
      styles.map(
        (css) => [...css.toString('utf8').matchAll(/@import|url\((?!["']?data:)/g)].length,
      ),
    ),
  };
}

/** File of the article whose text is nearest to so many characters. */
export function articleOf(dist: string, characters: number): string {
  const off = (file: string) =>
    Math.abs(runningText(readFileSync(join(dist, file), 'utf8')).length - characters);
  const nearest = globSync('articles/*/index.html', { cwd: dist })
    .sort()
    .map((file) => ({ file, off: off(file) }))
    .reduce((a, b) => (b.off < a.off ? b : a));
  return nearest.file.replaceAll('\\', '/');
}
