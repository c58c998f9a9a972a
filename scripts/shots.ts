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

/** One address of every page type, found in the built site. */
function pageTypes(): Record<string, string> {
  const first = (folder: string) => pagesUnder(join(DIST, folder))[0];
  const places = pagesUnder(join(DIST, 'places'));
  const types: Record<string, string | undefined> = {
    home: '',
    issues: 'issues/',
    issue: first('issues') && `issues/${first('issues')}/`,
    article: first('articles') && `articles/${first('articles')}/`,
    places: 'places/',
    topics: 'topics/',
    topic: first('topics') && `topics/${first('topics')}/`,
    authors: 'authors/',
    author: first('authors') && `authors/${first('authors')}/`,
    search: 'search/',
    results: `search/?q=${encodeURIComponent('共同富裕')}`,
    about: 'about/',
    missing: 'nothing-here/',
  };
  // The length of a division code tells its level: county, town, village.
  for (const [level, length] of [
    ['county', 6],
    ['town', 9],
    ['village', 12],
  ] as const) {
    const code = places.find((place) => place.length === length);
    types[level] = code && `places/${code}/`;
  }
  const known = Object.entries(types).filter(([, path]) => path !== undefined);
  return Object.fromEntries(known) as Record<string, string>;
}

/** Takes a picture of every page type, phone and desktop, light and dark, into shots/. */
async function takeShots(): Promise<void> {
  const folder = join(ROOT, 'shots');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const types = Object.entries(pageTypes());
  const site = await serveSite(DIST, config.base, 0);
  const browser = await launchBrowser();
  const progress = startProgress('截图', types.length * 4);
  let done = 0;
  for (const [screen, options] of Object.entries(SCREENS)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ ...options, colorScheme });
      const page = await context.newPage();
      for (const [type, path] of types) {
        await page.goto(site.url + path, { waitUntil: 'networkidle' });
        const file = join(folder, `${type}-${screen}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        done += 1;
        progress.at(done);
      }
      await context.close();
    }
  }
  progress.end(`${done} 张截图在 shots/ 中`);
  await browser.close();
  await site.close();
}

if (import.meta.main) await runCommand(takeShots);
