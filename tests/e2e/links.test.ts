import { globSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { locate } from '../../scripts/serve/locate.ts';
import { launchBrowser } from './setup/browser.ts';
import { type BuiltPage, builtPages } from './setup/links.ts';

const HOST = 'http://archive.test';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each([
  { base: '/', dist: inject('dist') },
  { base: '/archive/', dist: inject('distUnderBase') },
])('links of the site under $base', ({ base, dist }) => {
  let pages: BuiltPage[];
  beforeAll(async () => {
    pages = await builtPages(await browser.newPage(), dist);
  });

  /** The address that a page has on the host. */
  const address = (file: string) => `${HOST}${base}${file.replace(/index\.html$/, '')}`;

  test('there are pages of every kind', () => {
    const folders = new Set(pages.map(({ file }) => file.split('/')[0]));
    for (const kind of ['articles', 'issues', 'places', 'topics', 'authors', 'search', 'about']) {
      expect(folders, kind).toContain(kind);
    }
    expect(pages.length).toBeGreaterThan(60);
  });

  test('every page says its language and has a title of its own', () => {
    const wrong = pages.filter(({ language, title }) => language !== 'zh-Hans' || title === '');
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  test('every internal link leads to a page, without a detour, and its fragment exists', () => {
    const idsOf = new Map(pages.map(({ file, ids }) => [file, new Set(ids)]));
    const broken: string[] = [];
    for (const page of pages) {
      for (const link of page.links) {
        const target = new URL(link.url, address(page.file));
        if (target.origin !== HOST) continue;
        const found = locate(dist, base, target.pathname);
        const shown = `${page.file}: <${link.element}> ${link.url}`;
        if (found.kind !== 'file') broken.push(`${shown} (${found.kind})`);
        const fragment = decodeURIComponent(target.hash.slice(1));
        if (found.kind !== 'file' || fragment === '' || fragment.startsWith(':~:')) continue;
        const file = found.path.slice(dist.length + 1).replaceAll('\\', '/');
        if (idsOf.get(file)?.has(fragment) !== true) broken.push(`${shown} (no such id)`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('nothing is loaded from another host, and links out give nothing away', () => {
    const foreign = pages.flatMap((page) =>
      page.links
        .filter((link) => /^https?:/.test(new URL(link.url, address(page.file)).protocol))
        .filter((link) => new URL(link.url, address(page.file)).origin !== HOST)
        .map((link) => ({ file: page.file, ...link })),
    );
    const loaded = foreign.filter(
      ({ element }) =>
        element !== 'a' && element !== 'link[canonical]' && element !== 'link[license]',
    );
    expect(loaded).toEqual([]);
    const leaking = foreign.filter(
      ({ element, rel }) =>
        element === 'a' && !(rel.includes('noopener') && rel.includes('noreferrer')),
    );
    expect(leaking).toEqual([]);
  });

  test('all file names are plain ASCII that every host can serve', () => {
    const odd = globSync('**/*', { cwd: dist }).filter((name) => !/^[\w./\\-]+$/.test(name));
    expect(odd).toEqual([]);
  });
});
