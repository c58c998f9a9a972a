import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESKTOP } from './setup/browser.ts';
import { hits, readers, searchUrl, settled } from './setup/searching.ts';

const reader = readers();
beforeAll(reader.launch);
afterAll(reader.close);

/** Texts marked on an article's page, and whether the current one is in the window. */
const marks = (page: Page) =>
  page.evaluate(() => {
    const all = [...(CSS.highlights.get('search-hit') ?? [])] as Range[];
    const [here] = [...(CSS.highlights.get('search-hit-here') ?? [])] as Range[];
    const { top = -1, bottom = -1 } = here?.getBoundingClientRect() ?? {};
    return {
      texts: all.map(String),
      here: all.indexOf(here as Range),
      seen: top >= 0 && bottom <= window.innerHeight,
    };
  });

/** Searches, opens the first result and waits for its marks. */
async function land(page: Page, typed: string): Promise<void> {
  await page.goto(searchUrl(typed));
  await settled(page);
  await hits(page).first().locator('h2 a').click();
  await page.waitForURL(/\/articles\//);
  await page.locator('[data-marks-bar]:not([hidden])').waitFor();
}

test('a result leads to its first hit, with all hits marked, stepped through and taken away', () =>
  reader.with(async ({ page }) => {
    await land(page, '红色代办');
    await expect.poll(() => marks(page)).toMatchObject({ here: 0, seen: true });
    const { texts } = await marks(page);
    expect(texts.length).toBeGreaterThan(2);
    expect(new Set(texts)).toEqual(new Set(['红色代办']));
    const bar = page.locator('[data-marks-bar]');
    expect(await bar.getByRole('status').textContent()).toBe(`第1处，共${texts.length}处`);
    // On a phone all of it is in one line, on a narrow one beside a scrollbar too.
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height: 844 });
      expect((await bar.boundingBox())?.height, `${width}`).toBeLessThan(60);
    }
    await page.setViewportSize(DESKTOP);
    await bar.getByRole('button', { name: '上一处' }).click();
    // The page glides there.
    const last = { here: texts.length - 1, seen: true };
    await expect.poll(() => marks(page)).toMatchObject(last);
    await bar.getByRole('button', { name: '下一处' }).click();
    expect(await marks(page)).toMatchObject({ here: 0 });
    await bar.getByRole('button', { name: '去掉标记' }).click();
    expect((await marks(page)).texts).toEqual([]);
    expect(await bar.isVisible()).toBe(false);
    expect(new URL(page.url()).hash).toBe('');
  }));

test('all words of a query are marked, Traditional as Simplified, and only in the piece itself', () =>
  reader.with(async ({ page }) => {
    await land(page, '油車港鎮 澄溪村');
    const { texts } = await marks(page);
    expect(new Set(texts)).toEqual(new Set(['油车港镇', '澄溪村']));
    const outside = await page.evaluate(() => {
      const piece = document.querySelector('main article');
      const all = [...(CSS.highlights.get('search-hit') ?? [])] as Range[];
      return all.filter((range) => !piece?.contains(range.commonAncestorContainer)).length;
    });
    expect(outside).toBe(0);
  }));

test.each([
  ['as it was corrected, across the number of its note', '宽松的氛围环境下倾听'],
  ['as it was printed, in the note that tells of it', '宽松的氛环境'],
])('an emended text is found and marked %s', (_, typed) =>
  reader.with(async ({ page }) => {
    await land(page, typed);
    expect(page.url()).toContain('/articles/2d3lrlhl83/');
    await expect.poll(() => marks(page)).toMatchObject({ here: 0, seen: true });
    const { texts } = await marks(page);
    expect(texts.length).toBeGreaterThan(0);
    // The number of a note stands in the range, not in the text that was looked for.
    for (const text of texts) expect(text.replace(/\d/g, '')).toBe(typed);
  }),
);
