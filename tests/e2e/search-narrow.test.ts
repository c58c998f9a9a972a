import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PHONE } from './setup/browser.ts';
import { countIn, field, hits, readers, searchUrl, settled, titles } from './setup/searching.ts';

const reader = readers();
beforeAll(reader.launch);
afterAll(reader.close);

const facet = (page: Page, name: string) => page.locator(`details[data-facet=${name}]`);
const value = (page: Page, name: string, label: string) =>
  facet(page, name).locator('label').filter({ hasText: label });
const countAt = async (label: Locator) => Number(await label.locator('small').textContent());

/** Does something that changes the search, and waits for its answer. */
async function changed(page: Page, act: () => Promise<unknown>): Promise<string> {
  const { href } = new URL(page.url());
  await act();
  await page.waitForURL((url) => url.href !== href);
  return settled(page);
}

describe('facets', () => {
  test('count what is found, narrow by several at once, and are taken away again', () =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl('党建'));
      const all = countIn(await settled(page));
      const topics = [value(page, 'topic', '党建'), value(page, 'topic', '基层治理')] as const;
      const [first, second] = [await countAt(topics[0]), await countAt(topics[1])];
      expect(first).toBeLessThan(all);
      expect(countIn(await changed(page, () => topics[0].click()))).toBe(first);
      // Within a facet either will do, so what is not chosen keeps its count.
      expect(await countAt(topics[1])).toBe(second);
      const both = countIn(await changed(page, () => topics[1].click()));
      expect(both).toBeGreaterThanOrEqual(Math.max(first, second));
      expect(both).toBeLessThanOrEqual(Math.min(all, first + second));
      // Another facet narrows what is left, and its counts say by how much.
      const county = facet(page, 'county').locator('label').first();
      const left = await countAt(county);
      expect(left).toBeLessThan(both);
      expect(countIn(await changed(page, () => county.click()))).toBe(left);
      expect(await page.locator('[data-chips] button').count()).toBe(3);
      for (let chips = 3; chips > 0; chips--) {
        await changed(page, () => page.locator('[data-chips] button').first().click());
      }
      expect(countIn((await page.locator('[data-status]').textContent()) ?? '')).toBe(all);
    }));

  test('of towns under their counties, of months under their years, and of kinds', () =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl('党建'));
      await settled(page);
      for (const name of ['place', 'month', 'author', 'paper', 'kind']) {
        await facet(page, name).locator('summary').click();
        await facet(page, name).locator('label').first().waitFor();
      }
      const rows = await facet(page, 'place').locator('li').all();
      const depths = await Promise.all(rows.map((row) => row.getAttribute('class')));
      expect(depths[0]).toBeNull();
      expect(depths).toContain('depth-1');
      const months = await facet(page, 'month').locator('li').allTextContents();
      expect(months.length).toBeGreaterThan(2);
      expect(months.slice(0, 4)).toEqual([
        expect.stringMatching(/^2023年\d+$/),
        expect.stringMatching(/^2023年12月\d+$/),
        expect.stringMatching(/^2022年\d+$/),
        expect.stringMatching(/^2022年6月\d+$/),
      ]);
      const may = value(page, 'month', '2022年5月');
      const pieces = await countAt(may);
      expect(countIn(await changed(page, () => may.click()))).toBe(pieces);
    }));
});

describe('the histogram', () => {
  const from = (page: Page) => page.getByRole('slider', { name: '从' });
  const to = (page: Page) => page.getByRole('slider', { name: '到' });
  const months = (page: Page) => new URL(page.url()).searchParams;

  /** Drags from one part of the bars' width to another. */
  async function drag(page: Page, parts: [number, number], finger: boolean): Promise<void> {
    const box = await page.locator('[data-histogram] svg').boundingBox();
    if (!box) throw new Error('there is no histogram');
    const [a, b] = parts.map((part) => box.x + box.width * part) as [number, number];
    const y = box.y + box.height / 2;
    if (!finger) {
      await page.mouse.move(a, y);
      await page.mouse.down();
      await page.mouse.move(b, y, { steps: 4 });
      await page.mouse.up();
      return;
    }
    const touch = await page.context().newCDPSession(page);
    const at = (x: number) => [{ x: Math.round(x), y: Math.round(y) }];
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(a) });
    for (const part of [0.3, 0.6, 1]) {
      const touchPoints = at(a + (b - a) * part);
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  test.each([
    ['a mouse', {}, false],
    ['a finger', { viewport: PHONE, hasTouch: true }, true],
  ] as const)('is brushed to a stretch by %s', (_, options, finger) =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl('党建'));
      const all = countIn(await settled(page));
      if (finger) await page.locator('.narrowing > summary').click();
      await page.locator('[data-histogram] svg').scrollIntoViewIfNeeded();
      await settled(page);
      // The first two of the months that the archive reaches over: May and June 2022.
      const found = countIn(await changed(page, () => drag(page, [0.01, 0.09], finger)));
      expect(found).toBeGreaterThan(0);
      expect(found).toBeLessThan(all);
      expect(months(page).get('from')).toBe('2022-05');
      expect(months(page).get('to')).toBe('2022-06');
      expect(await from(page).getAttribute('aria-valuetext')).toBe('2022年5月');
      expect(await to(page).getAttribute('aria-valuetext')).toBe('2022年6月');
    }, options),
  );

  test('is brushed by keys, whose ends do not pass each other', () =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl('党建'));
      await settled(page);
      await from(page).focus();
      await changed(page, () => page.keyboard.press('ArrowRight'));
      expect(months(page).get('from')).toBe('2022-06');
      expect(months(page).get('to')).toBe('2023-12');
      await changed(page, () => page.keyboard.press('End'));
      expect(months(page).get('from')).toBe('2023-12');
      expect(await from(page).getAttribute('aria-valuetext')).toBe('2023年12月');
      await page.keyboard.press('Home');
      // Everything chosen is nothing chosen.
      await page.waitForURL((url) => !url.searchParams.has('from'));
    }));
});

describe('the address', () => {
  test('holds the whole search: another reader sees the same', () =>
    reader.with(async ({ page, context }) => {
      await page.goto(searchUrl('企业'));
      await settled(page);
      await changed(page, () => value(page, 'topic', '营商环境').click());
      await changed(page, () => page.locator('[data-sort]').selectOption('oldest'));
      const other = await context.newPage();
      await other.goto(page.url());
      expect(await settled(other)).toBe(await settled(page));
      expect(await titles(other)).toEqual(await titles(page));
      expect(await field(other).inputValue()).toBe('企业');
      expect(await other.locator('[data-sort]').inputValue()).toBe('oldest');
      expect(await value(other, 'topic', '营商环境').locator('input').isChecked()).toBe(true);
      expect(await other.title()).toMatch(/^企业 · 搜索/);
      // The oldest first is the newest first the other way round.
      const oldest = await titles(page);
      await changed(page, () => page.locator('[data-sort]').selectOption('newest'));
      expect((await titles(page)).toReversed()[0]).toBe(oldest[0]);
    }));

  test('is gone back to, with as many results as there were and as far down', () =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl('嘉善'));
      const first = await settled(page);
      await field(page).fill('嘉兴');
      await changed(page, () => page.keyboard.press('Enter'));
      const second = await settled(page);
      expect(second).not.toBe(first);
      await page.locator('[data-more]').click();
      await expect.poll(() => hits(page).count()).toBe(20);
      await settled(page);
      const link = hits(page).nth(15).locator('h2 a');
      await link.scrollIntoViewIfNeeded();
      const down = await page.evaluate(() => window.scrollY);
      expect(down).toBeGreaterThan(500);
      await link.click();
      await page.waitForURL(/\/articles\//);
      await page.goBack();
      await expect.poll(() => hits(page).count()).toBe(20);
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(down - 50);
      await page.goBack();
      await page.waitForURL((url) => url.searchParams.get('q') === '嘉善');
      await expect.poll(() => page.locator('[data-status]').textContent()).toBe(first);
      expect(await field(page).inputValue()).toBe('嘉善');
      await page.goForward();
      await expect.poll(() => page.locator('[data-status]').textContent()).toBe(second);
    }));
});
