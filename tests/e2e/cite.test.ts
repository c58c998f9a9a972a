import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './setup/browser.ts';

/** Of the fixture archive: a piece whose day is known, and one whose date was inferred. */
const KNOWN = 'articles/f4n7p3/';
const INFERRED = 'articles/a7k2m9/';
const PERMALINK = 'https://archive.example/';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  await page.goto(inject('fixtureSite') + path);
  return page;
}

/** What a paste would give: the browser of the tests has no clipboard of its own. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('Control+v');
  return page.locator('textarea').inputValue();
}

test('one tap copies a reference, and says so', async () => {
  const page = await open(KNOWN);
  const button = page.locator('.cite button').first();
  await button.click();
  await button.filter({ hasText: '已复制' }).waitFor();
  expect(await pasted(page)).toBe(
    '郁丽芳，王维. 组织“红领”抓统筹 生态“绿覆”美家园[N]. 样报，2022-06-30（3）.',
  );
  await page.context().close();
});

test('a reference to the page carries the reader’s own day where the standard wants it', async () => {
  const page = await open(INFERRED, { timezoneId: 'Asia/Shanghai' });
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const [gbt2025, gbt2015] = await page.locator('.cite dd > span').allTextContents();
  expect(gbt2015).toContain(`[2022-06-25/2022-07][${today}]. ${PERMALINK}${INFERRED}.`);
  expect(gbt2025).toContain(`，[2022-06-25/2022-07]. ${PERMALINK}${INFERRED}.`);
  await page.context().close();
});

test('without JavaScript references can be read and files downloaded', async () => {
  const page = await open(KNOWN, { javaScriptEnabled: false });
  expect(await page.locator('.cite button').first().isVisible()).toBe(false);
  const read: Record<string, string | undefined> = {};
  for (const format of ['BibTeX', 'RIS', 'CSL-JSON']) {
    const download = page.waitForEvent('download');
    await page.locator('.cite .files a', { hasText: format }).click();
    const file = await download;
    const [item] = new Cite(readFileSync(await file.path(), 'utf8')).data;
    read[file.suggestedFilename()] = item?.title;
  }
  const title = '组织“红领”抓统筹 生态“绿覆”美家园';
  expect(read).toEqual({ 'f4n7p3.bib': title, 'f4n7p3.ris': title, 'f4n7p3.json': title });
  await page.context().close();
});
