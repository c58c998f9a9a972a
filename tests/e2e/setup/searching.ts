import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { DESKTOP, launchBrowser } from './browser.ts';

/** A reader at the search page: what the tests of search do and look at. */
export interface Reader {
  context: BrowserContext;
  page: Page;
}

export const searchUrl = (query = '', rest = '') =>
  `${inject('site')}search/${query || rest ? '?' : ''}${query && `q=${encodeURIComponent(query)}`}${rest}`;

/** Opens contexts of one browser; service workers are blocked, so that every request can be seen. */
export function readers() {
  let browser: Browser;
  return {
    launch: async () => {
      browser = await launchBrowser();
    },
    close: () => browser.close(),
    async with(
      use: (reader: Reader) => Promise<void>,
      options: BrowserContextOptions = {},
    ): Promise<void> {
      const context = await browser.newContext({
        viewport: DESKTOP,
        serviceWorkers: 'block',
        ...options,
      });
      try {
        await use({ context, page: await context.newPage() });
      } finally {
        await context.close();
      }
    },
  };
}

/** Waits until the search page says what it found, and everything asked for has come. */
export async function settled(page: Page): Promise<string> {
  await page.waitForFunction(() => {
    const status = document.querySelector('[data-status]');
    const results = document.querySelector('[data-results]');
    return status?.textContent !== '' && results?.getAttribute('aria-busy') === 'false';
  });
  return (await page.locator('[data-status]').textContent()) ?? '';
}

export const field = (page: Page) => page.locator('[data-search] input[name=q]');
export const hits = (page: Page) => page.locator('[data-results] > li');
/** Headlines of the results, as shown. */
export const titles = (page: Page) => page.locator('[data-results] h2').allTextContents();
/** Number in the sentence that says how many were found. */
export const countIn = (sentence: string) => Number(/\d+/.exec(sentence)?.[0] ?? 0);
