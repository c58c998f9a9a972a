import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import config from '../archive.config.ts';
import { launchBrowser } from './browser.ts';
import { pagesUnder } from './build/swap.ts';
import { startProgress } from './progress.ts';
import { serveSite } from './serve/server.ts';
import { runCommand } from './shell.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

/** Widths of a common phone and a small desktop window, in CSS pixels. */
const SCREENS: Record<string, BrowserContextOptions> = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};

/** A sheet of paper in CSS pixels. */
const A4 = { width: 794, height: 1123 };

/** One address of every page type, found in the built site. */
function pageTypes(): Record<string, string> {
  const first = (folder: string, named: RegExp = /./) =>
    pagesUnder(join(DIST, folder)).find((name) => named.test(name));
  const under = (folder: string, name: string | undefined, rest = '') =>
    name === undefined ? undefined : `${folder}/${name}/${rest}`;
  // The length of a division code tells its level.
  const place = (digits: number) => under('places', first('places', RegExp(`^\\d{${digits}}$`)));
  const types: Record<string, string | undefined> = {
    home: '',
    issues: 'issues/',
    year: under('issues/year', first('issues/year', /^\d/)),
    issue: under('issues', first('issues', /^(?!page$|year$)/)),
    article: under('articles', first('articles')),
    source: under('articles', first('articles'), 'source/'),
    places: 'places/',
    city: place(4),
    county: place(6),
    town: place(9),
    village: place(12),
    topics: 'topics/',
    topic: under('topics', first('topics')),
    authors: 'authors/',
    author: under('authors', first('authors', /-/)),
    search: 'search/',
    results: `search/?q=${encodeURIComponent('共同富裕')}`,
    data: 'data/',
    about: 'about/',
    editors: 'editors/',
    rule: under('editors', first('editors')),
    offline: config.offline ? 'offline/' : undefined,
    missing: 'nothing-here/',
  };
  const known = Object.entries(types).filter(([, path]) => path !== undefined);
  return Object.fromEntries(known) as Record<string, string>;
}

/** What a page is looked at in: a window in a colour scheme, or on paper. */
const VIEWS = [
  ...Object.entries(SCREENS).flatMap(([screen, options]) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      name: `${screen}-${colorScheme}`,
      media: 'screen' as const,
      options: { ...options, colorScheme },
    })),
  ),
  { name: 'print', media: 'print' as const, options: { viewport: A4 } },
];

/** Takes a picture of every page type, phone and desktop, light and dark, and on paper, into shots/. */
async function takeShots(): Promise<void> {
  const folder = join(ROOT, 'shots');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const types = Object.entries(pageTypes());
  const site = await serveSite(DIST, config.base, 0);
  const browser = await launchBrowser();
  const progress = startProgress('截图', types.length * VIEWS.length);
  let done = 0;
  for (const { name, media, options } of VIEWS) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.emulateMedia({ media });
    for (const [type, path] of types) {
      await page.goto(site.url + path, { waitUntil: 'networkidle' });
      await page.screenshot({ path: join(folder, `${type}-${name}.png`), fullPage: true });
      done += 1;
      progress.at(done);
    }
    await context.close();
  }
  progress.end(`${done} 张截图在 shots/ 中`);
  await browser.close();
  await site.close();
}

if (import.meta.main) await runCommand(takeShots);
