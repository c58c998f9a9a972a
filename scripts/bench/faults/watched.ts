import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page in a reader's browser, and everything that must not happen while it is open. */
export interface Watched {
  context: BrowserContext;
  page: Page;
  /** Requests to other hosts, errors and dialogs, one line each. */
  events: string[];
}

/**
 * Opens an empty page of a reader who has been nowhere.
 *
 * @param origin scheme, host and port: requests to any other are events
 */
export async function watch(browser: Browser, origin: string): Promise<Watched> {
  const context = await browser.newContext();
  const events: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) events.push(`request ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') events.push(`console ${message.text()}`);
  });
  context.on('weberror', (error) => events.push(`error ${error.error()}`));
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { context, page, events };
}

/** True when a payload ran: all of them set `window.pwned`. */
export const pwned = (page: Page): Promise<boolean> => page.evaluate(() => 'pwned' in window);
