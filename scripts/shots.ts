import { mkdirSync, rmSync, statSync } from 'node:fs';
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

/** One address of every page type, found in the built site: of lists the longest. */
function pageTypes(): Record<string, string> {
  const under = (folder: string, named: RegExp) =>
    pagesUnder(join(DIST, folder)).filter((name) => named.test(name));
  const first = (folder: string, named = /./) =>
    under(folder, named)
      .slice(0, 1)
      .map((name) => `${folder}/${name}/`)[0];
  const longest = (folder: string, named = /./) => {
    const bytes = (name: string) => statSync(join(DIST, folder, name, 'index.html')).size;
    const [name] = under(folder, named).sort((a, b) => bytes(b) - bytes(a));
    return name && `${folder}/${name}/`;
  };
  // The length of a division code tells its level.
  const place = (digits: number) => longest('places', RegExp(`^\\d{${digits}}$`));
  const article = first('articles');
  const types: Record<string, string | undefined> = {
    home: '',
    issues: 'issues/',
    year: longest('issues/year', /^\d/),
    issue: longest('issues', /^(?!page$|year$)/),
    article,
    source: article && `${article}source/`,
    places: 'places/',
    city: place(4),
    county: place(6),
    town: place(9),
    village: place(12),
    topics: 'topics/',
    topic: longest('topics'),
    authors: 'authors/',
    author: longest('authors', /-/),
    search: 'search/',
    results: `search/?q=${encodeURIComponent('共同富裕')}`,
    data: 'data/',
    about: 'about/',
    editors: 'editors/',
    rule: first('editors'),
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
