import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './setup/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Crawl {
  visited: string[];
  /** Every request that any page, worker or service worker made. */
  requests: string[];
  complaints: string[];
}

/** Tabs that crawl at the same time: as many as CI has processors. */
const TABS = 2;

/** Opens pages one after another; the pages that they link to, without query and fragment. */
async function visit(page: Page, urls: string[]): Promise<string[]> {
  const links: string[] = [];
  for (const url of urls) {
    await page.goto(url, { waitUntil: 'load' });
    const found = await page.$$eval('a[href]', (all) =>
      all.map((link) =>
        new URL(link.getAttribute('href') ?? '', document.baseURI).href.replace(/[?#].*$/, ''),
      ),
    );
    links.push(...found.filter((link) => /(\/|\.html)$/.test(link)));
  }
  return links;
}

/**
 * Opens the pages that can be reached by links from `start`, up to `most` links away, and records
 * what happens.
 */
async function crawl(context: BrowserContext, start: string, most: number): Promise<Crawl> {
  const result: Crawl = { visited: [], requests: [], complaints: [] };
  const complain = (text: string) => result.complaints.push(text);
  context.on('request', (request) => result.requests.push(request.url()));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // Going on to the next page cuts off what the last one was still loading.
    if (reason !== 'net::ERR_ABORTED') complain(`${reason}: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()} ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    complain(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complain(String(error.error())));
  const tabs = await Promise.all(Array.from({ length: TABS }, () => context.newPage()));
  for (const page of tabs) {
    page.on('dialog', (dialog) => complain(`dialog: ${dialog.message()}`));
  }
  const seen = new Set([start]);
  let frontier = [start];
  for (let away = 0; away <= most && frontier.length > 0; away++) {
    const links = await Promise.all(
      tabs.map((page, tab) =>
        visit(
          page,
          frontier.filter((_, place) => place % TABS === tab),
        ),
      ),
    );
    result.visited.push(...frontier);
    frontier = [...new Set(links.flat())].filter((url) => url.startsWith(start) && !seen.has(url));
    for (const url of frontier) seen.add(url);
  }
  return result;
}

test.each([
  { name: '/', site: inject('site'), most: Number.POSITIVE_INFINITY, articles: 40 },
  // The same pages again: those that the home page links to will do.
  { name: '/archive/', site: inject('siteUnderBase'), most: 1, articles: 3 },
])(
  'a crawl of the site under $name asks no other host and finds nothing to complain of',
  async ({ site, most, articles }) => {
    const context = await browser.newContext();
    const { visited, requests, complaints } = await crawl(context, site, most);
    const cookies = await context.cookies();
    await context.close();
    const seen = visited.filter((url) => url.includes('/articles/'));
    expect(seen.length).toBeGreaterThan(articles);
    const { origin } = new URL(site);
    expect(
      requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)),
    ).toEqual([]);
    expect(complaints).toEqual([]);
    expect(cookies).toEqual([]);
  },
  180_000,
);

test('a page that is not there is a real page, with status 404, in the archive’s own words', async () => {
  const page = await browser.newPage();
  const answer = await page.goto(`${inject('site')}articles/nothing/`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('link').first().waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  await page.close();
});
