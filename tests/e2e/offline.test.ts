import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { copyProject, runScript } from '../../scripts/bench/copy.ts';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';
import { launchBrowser } from './setup/browser.ts';

/** What a service worker does, it does in its own time. */
const POLL = { timeout: 20_000, interval: 100 };

const ARTICLE = 'articles/b3x8q1/';
const ANOTHER = 'articles/g8v2k5/';
const NOT_VISITED = 'articles/c9w4d2/';

/** A project of its own: what it publishes changes while a reader has it open. */
const project = copyProject();
const dist = join(project, 'dist');
const content = join(project, 'tests/fixtures/content');
const build = (base: string) =>
  runScript(project, 'build.ts', [], { CONTENT_DIR: content, BASE_PATH: base });

function change(file: string, from: string, to: string): void {
  const path = join(project, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

let browser: Browser;
let site: ServedSite | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => disconnect());
afterAll(async () => {
  await browser.close();
  rmSync(project, { recursive: true, force: true });
});

/** Publishes what was built; the second time at the same address. */
async function connect(base: string, url?: string): Promise<string> {
  site = await serveSite(dist, base, url ? Number(new URL(url).port) : 0);
  return site.url;
}

/** No server, no connection: the browser cannot tell them apart. */
async function disconnect(): Promise<void> {
  await site?.close();
  site = undefined;
}

/** Whether a file is kept, in time. */
const keeps = (page: Page, url: string, kept = true) =>
  expect
    .poll(() => page.evaluate(async (address) => !!(await caches.match(address)), url), POLL)
    .toBe(kept);

/** Opens a page and waits until the service worker has kept it. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await keeps(page, url);
}

const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => url);
  });

async function found(page: Page, url: string, words: string): Promise<string[]> {
  await page.goto(`${url}search/?q=${encodeURIComponent(words)}`);
  await page.locator('[data-results] li a').first().waitFor();
  return page.locator('[data-results] li').allTextContents();
}

async function withContext(use: (context: BrowserContext, page: Page) => Promise<void>) {
  const context = await browser.newContext();
  try {
    await use(context, await context.newPage());
  } finally {
    await context.close();
  }
}

test.each(['/', '/archive/'])(
  'under %s, visited pages and the search work offline, and a new build is shown at once',
  { timeout: 180_000 },
  async (base) => {
    build(base);
    const url = await connect(base);
    await withContext(async (_, page) => {
      // The first page was opened before there was a worker, and counts all the same.
      await visit(page, url + ARTICLE);
      const title = await page.title();
      await visit(page, `${url}search/`);
      // Nobody has asked for suggestions: this comes last of what is kept for searching.
      await keeps(page, `${url}pagefind/suggest.gz`);

      await disconnect();
      await page.goto(url + ARTICLE);
      expect(await page.title()).toBe(title);
      const colour = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      expect(colour).toBe('rgb(252, 251, 247)');
      // Words that were never looked for, in a piece that was never opened.
      expect((await found(page, url, '农民画')).join()).toContain('农民画');
      await page.goto(url + NOT_VISITED);
      expect(await page.locator('h1').textContent()).toBe('没有网络');
      const kept = page.locator(`[data-kept] a[href$="${ARTICLE}"]`);
      await kept.click();
      expect(await page.title()).toBe(title);

      const issue = 'tests/fixtures/content/issues/unknown-2022-06-25.yaml';
      change(issue, 'newspaper: 报名未详', 'newspaper: 新知报');
      build(base);
      change(issue, 'newspaper: 新知报', 'newspaper: 报名未详');
      await connect(base, url);
      await page.goto(url + ARTICLE);
      expect(await page.locator('.standing').textContent()).toContain('新知报');
      expect((await found(page, url, '农民画')).join()).toContain('新知报');
      // The index of the last build goes, and the new one can be searched offline in its turn.
      await expect
        .poll(() => page.evaluate(async () => (await caches.keys()).length), POLL)
        .toBe(3);
      await keeps(page, `${url}pagefind/suggest.gz`);
      await disconnect();
      expect((await found(page, url, '农民画')).join()).toContain('新知报');
    });
  },
);

test('a page that has changed is not shown as it was, and one that has gone is forgotten', {
  timeout: 180_000,
}, async () => {
  build('/');
  const url = await connect('/');
  await withContext(async (_, page) => {
    await visit(page, url + ARTICLE);
    await visit(page, url + ANOTHER);
    const html = readFileSync(join(dist, ARTICLE, 'index.html'), 'utf8');
    writeFileSync(join(dist, ARTICLE, 'index.html'), html.replace('</h1>', '（新）</h1>'));
    await page.goto(url + ARTICLE);
    expect(await page.locator('h1').textContent()).toContain('（新）');
    rmSync(join(dist, ANOTHER), { recursive: true });
    expect((await page.goto(url + ANOTHER))?.status()).toBe(404);
    await keeps(page, url + ANOTHER, false);
    await disconnect();
    await page.goto(url + ANOTHER);
    expect(await page.locator('h1').textContent()).toBe('没有网络');
    await page.goto(url + ARTICLE);
    expect(await page.locator('h1').textContent()).toContain('（新）');
  });
});

test('an archive that does not want it has none, and an earlier worker goes with what it kept', {
  timeout: 180_000,
}, async () => {
  build('/');
  const url = await connect('/');
  await withContext(async (_, page) => {
    await visit(page, url + ARTICLE);
    expect(await keptFiles(page)).toContain(url + ARTICLE);
    await disconnect();
    change('archive.config.ts', 'offline: true', 'offline: false');
    build('/');
    change('archive.config.ts', 'offline: false', 'offline: true');
    await connect('/', url);
    await page.goto(url + ARTICLE);
    await expect.poll(() => keptFiles(page), POLL).toEqual([]);
    await page.goto(url);
    const registrations = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    await expect.poll(registrations, POLL).toBe(0);
    expect((await page.goto(`${url}offline/`))?.status()).toBe(404);
  });
});
