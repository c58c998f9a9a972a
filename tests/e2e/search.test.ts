import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DESKTOP, launchBrowser } from './setup/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each([
  ['the root', () => inject('site')],
  ['a base path', () => inject('siteUnderBase')],
])('the search page under %s', (_, site) => {
  const search = async (typed: string) => {
    const page = await browser.newPage({ viewport: DESKTOP });
    await page.goto(`${site()}search/?q=${encodeURIComponent(typed)}`);
    await page.locator('[data-status]:not(:empty)').waitFor({ state: 'attached' });
    return page;
  };

  test.each(['亲清下午茶', '油车港镇', '缪家', '数字供应链'])('%s is found', async (typed) => {
    const page = await search(typed);
    const first = page.locator('[data-results] > li').first();
    expect(await first.locator('mark').first().textContent()).toBe(typed);
    await first.locator('a').first().click();
    await page.waitForURL(/\/articles\/[a-z0-9]+\//);
    expect(await page.locator('main').textContent()).toContain(typed);
    await page.close();
  });

  test('段简 is not', async () => {
    const page = await search('段简');
    expect(await page.locator('[data-results] > li').count()).toBe(0);
    expect(await page.locator('[data-status]').textContent()).toContain('没有找到');
    await page.close();
  });
});
