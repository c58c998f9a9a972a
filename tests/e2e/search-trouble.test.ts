import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PHONE } from './setup/browser.ts';
import { countIn, field, hits, readers, searchUrl, settled, titles } from './setup/searching.ts';

const reader = readers();
beforeAll(reader.launch);
afterAll(reader.close);

/** Holds requests back until they are let go. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const hold = async (route: Route) => {
    await opened;
    await route.continue();
  };
  return { hold, open };
}

describe('a slow line', () => {
  test('shows a spinner after 150 ms, and results as they come', () =>
    reader.with(async ({ page, context }) => {
      await page.goto(searchUrl('嘉善'));
      await settled(page);
      // When the search began and when the spinner came, by the page's own clock.
      await page.evaluate(() => {
        const results = document.querySelector('[data-results]');
        const root = document.querySelector('[data-search]');
        const note = (name: string) => {
          if (root && !root.hasAttribute(name)) root.setAttribute(name, String(performance.now()));
        };
        new MutationObserver(() => {
          if (results?.ariaBusy === 'true') note('data-began');
          if (root?.classList.contains('busy')) note('data-spun');
        }).observe(document.body, { attributes: true, subtree: true });
      });
      const { hold, open } = gate();
      // Pieces stand in files of ten: the last of the three files that these results need is late.
      await context.route('**/fragment/*/3.pf_fragment', hold);
      await field(page).fill('嘉兴');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('.busy') !== null);
      const time = async (name: string) =>
        Number(await page.locator('[data-search]').getAttribute(name));
      // The observer is told of the beginning a little late when the machine is busy.
      expect((await time('data-spun')) - (await time('data-began'))).toBeGreaterThanOrEqual(120);
      // What has come is there, in its order, while the rest is awaited.
      await page.waitForFunction(() => {
        const marks = [...document.querySelectorAll('[data-results] mark')];
        return marks.length > 0 && marks.every(({ textContent }) => textContent === '嘉兴');
      });
      const partial = await titles(page);
      expect(partial.length).toBeGreaterThan(0);
      expect(partial.length).toBeLessThan(10);
      expect(await page.locator('.busy').count()).toBe(1);
      open();
      await settled(page);
      const all = await titles(page);
      expect(all).toHaveLength(10);
      expect(all.filter((title) => partial.includes(title))).toEqual(partial);
      expect(await page.locator('.busy').count()).toBe(0);
    }));
});

describe('a lost connection', () => {
  const failure = (page: Page) => page.getByRole('alert').filter({ hasText: '网络断开了' });

  test.each([
    ['the index', '**/pagefind/index/**'],
    ['the table of the index', '**/pagefind/table.gz'],
    ['the results', '**/pagefind/fragment/**'],
    ['the part of the code that shows results', '**/_astro/results*.js'],
    ['all code of the search', /_astro\/(worker|answer)[^/]*\.js/],
  ])('while %s was loaded is said, and the search can be tried again', (_, what) =>
    reader.with(async ({ page, context }) => {
      await context.route(what, (route) => route.abort());
      await page.goto(searchUrl('亲清下午茶'));
      await failure(page).waitFor();
      expect(await page.locator('[data-status]').textContent()).toBe('');
      expect(await page.locator('.busy').count()).toBe(0);
      await context.unroute(what);
      await failure(page).getByRole('button', { name: '重试' }).click();
      expect(await settled(page)).toBe('找到1篇');
      expect(await hits(page).count()).toBe(1);
      expect(await failure(page).count()).toBe(0);
    }),
  );

  test('is tried again by itself when there is a network again', () =>
    reader.with(async ({ page, context }) => {
      await page.goto(searchUrl());
      await settled(page);
      await context.setOffline(true);
      await field(page).fill('缪家');
      await failure(page).waitFor();
      await context.setOffline(false);
      expect(await settled(page)).toBe('找到1篇');
    }));
});

describe('without our reader', () => {
  const QUERIES = ['嘉善', '亲清 OR 榨菜', '党建 -海盐', '“共同富裕”', '油車港鎮', '国', '段简'];

  test('Pagefind’s own client finds the same, and the page says that it is asked', () =>
    reader.with(async ({ page, context }) => {
      const numbers: number[] = [];
      for (const query of QUERIES) {
        await page.goto(searchUrl(query));
        numbers.push(countIn(await settled(page)));
      }
      expect(numbers.every((number, i) => number > 0 || QUERIES[i] === '段简')).toBe(true);
      await context.route('**/pagefind/table.gz', async (route) => {
        const answer = await route.fetch();
        const table = gunzipSync(await answer.body()).toString('latin1');
        const body = gzipSync(Buffer.from(table.replace(/"format":\d+/, '"format":0'), 'latin1'));
        await route.fulfill({ body });
      });
      for (const [i, query] of QUERIES.entries()) {
        await page.goto(searchUrl(query));
        expect(countIn(await settled(page)), query).toBe(numbers[i]);
        expect(await hits(page).count()).toBe(Math.min(10, numbers[i] ?? 0));
        expect(await page.locator('[data-reading]').textContent()).toContain('Pagefind');
        expect(await page.locator('.narrow').isVisible()).toBe(false);
      }
    }));

  test('where workers do not start, the page does the work', () =>
    reader.with(async ({ page, context }) => {
      await context.route(/_astro\/worker[^/]*\.js/, (route) => route.abort());
      await page.goto(searchUrl('党建'));
      expect(await settled(page)).toMatch(/^找到17篇/);
      expect(await hits(page).count()).toBe(10);
      expect(await page.locator('.narrow').isVisible()).toBe(true);
    }));
});

describe('without JavaScript', () => {
  test('the page explains itself and offers places, topics, authors and issues', () =>
    reader.with(
      async ({ page }) => {
        await page.goto(searchUrl('嘉善'));
        expect(await page.locator('.no-script').isVisible()).toBe(true);
        expect(await page.locator('.scripted:visible').count()).toBe(0);
        for (const [name, url] of [
          ['海盐县', /\/places\/330424\//],
          ['党建', /\/topics\/[^/]+\//],
          ['郁馨怡', /\/authors\/[^/]+\//],
          ['期次', /\/issues\//],
        ] as const) {
          await page.goto(searchUrl());
          await page.locator('.ways').getByRole('link', { name, exact: true }).click();
          await page.waitForURL(url);
        }
      },
      { javaScriptEnabled: false, viewport: PHONE },
    ));
});

describe('where nothing is found', () => {
  test('what is offered runs, and finds as many as it says', () =>
    reader.with(async ({ page }) => {
      for (const [typed, heading, offer] of [
        ['鱿车港', '是不是要找（读音相同）', '油车港'],
        ['油东港镇', '是不是要找（只差一字）', '油车港镇'],
        ['王维伟', '档案里有', '作者:王维'],
        ['嘉善 火星', '少用几个词', '嘉善'],
        ['斜桥榨菜厂污水', '其中找得到的', '斜桥榨菜'],
      ] as const) {
        await page.goto(searchUrl(typed));
        expect(await settled(page)).toBe('没有找到');
        const list = page.locator(`[data-help] dt:text-is("${heading}") + dd`);
        const one = list
          .locator('li')
          .filter({ has: page.getByRole('link', { name: offer, exact: true }) });
        const count = countIn((await one.locator('small').textContent()) ?? '');
        await one.getByRole('link').click();
        await page.waitForURL((url) => url.searchParams.get('q') === offer);
        expect(countIn(await settled(page))).toBe(count);
        expect(await page.locator('[data-help]').isVisible()).toBe(false);
      }
    }));

  test('because of what was chosen, the choice is taken away by one button', () =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl('亲清下午茶', '&month=2023'));
      expect(await settled(page)).toBe('没有找到');
      await page.locator('[data-help]').getByRole('button', { name: '不加筛选有1篇' }).click();
      await page.waitForURL((url) => !url.searchParams.has('month'));
      expect(await settled(page)).toBe('找到1篇');
    }));
});
