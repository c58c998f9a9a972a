import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PHONE } from './setup/browser.ts';
import { field, hits, readers, searchUrl, settled, titles } from './setup/searching.ts';

/** Everything that WCAG 2.2 asks for at AA, and what is good practice besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const reader = readers();
beforeAll(reader.launch);
afterAll(reader.close);

describe.each([
  ['the root', () => inject('site')],
  ['a base path', () => inject('siteUnderBase')],
])('the search page under %s', (_, site) => {
  test('finds what stands in a piece, leads to it, and finds nothing that stands nowhere', () =>
    reader.with(async ({ page }) => {
      for (const typed of ['亲清下午茶', '油车港镇', '缪家', '数字供应链']) {
        await page.goto(`${site()}search/?q=${encodeURIComponent(typed)}`);
        await settled(page);
        const first = hits(page).first();
        expect(await first.locator('mark').first().textContent()).toBe(typed);
        await first.locator('h2 a').click();
        await page.waitForURL(/\/articles\/[a-z0-9]+\//);
        expect(await page.locator('main').textContent()).toContain(typed);
      }
      await page.goto(`${site()}search/?q=${encodeURIComponent('段简')}`);
      expect(await settled(page)).toContain('没有找到');
      expect(await hits(page).count()).toBe(0);
    }));
});

describe('typing', () => {
  test('with an input method searches only what was composed', () =>
    reader.with(async ({ context, page }) => {
      await page.goto(searchUrl());
      await settled(page);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const keyboard = await context.newCDPSession(page);
      await field(page).focus();
      await expect.poll(() => field(page).getAttribute('role')).toBe('combobox');
      for (const text of ['y', 'yo', 'you', "you'che", "you'che'gang"]) {
        await keyboard.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      }
      expect(await field(page).inputValue()).toBe("you'che'gang");
      // Several times the rest between keystrokes after which a search would begin.
      await page.waitForTimeout(500);
      expect(await page.locator('[data-status]').textContent()).toContain('可搜索');
      expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
      expect(new URL(page.url()).search).toBe('');
      await keyboard.send('Input.insertText', { text: '油车港' });
      await page.waitForURL(/q=/);
      expect(await settled(page)).toMatch(/^找到4篇/);
      expect(await field(page).inputValue()).toBe('油车港');
    }));

  test('shows results as it goes, which never vanish in between, and says how many', () =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl());
      await settled(page);
      await field(page).pressSequentially('嘉');
      await hits(page).first().waitFor();
      await page.evaluate(() => {
        const list = document.querySelector('[data-results]');
        if (!list) return;
        new MutationObserver(() => {
          const fewest = Number(list.getAttribute('data-fewest') ?? Number.POSITIVE_INFINITY);
          const now = list.children.length;
          if (now < fewest) list.setAttribute('data-fewest', String(now));
        }).observe(list, { childList: true });
      });
      const status = page.getByRole('status').filter({ hasText: '找到' });
      const first = await status.textContent();
      await field(page).pressSequentially('善县', { delay: 200 });
      await page.waitForFunction(() =>
        [...document.querySelectorAll('[data-results] mark')].some(
          ({ textContent }) => textContent === '嘉善县',
        ),
      );
      expect(
        Number(await page.locator('[data-results]').getAttribute('data-fewest')),
      ).toBeGreaterThan(0);
      expect(await status.textContent()).toMatch(/^找到\d+篇，另有\d+篇写到该地$/);
      expect(await status.textContent()).not.toBe(first);
    }));
});

describe('the keyboard', () => {
  test('goes to the field by /, through results by arrows, opens by Enter, clears by Esc', () =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl('海宁'));
      await settled(page);
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      await page.keyboard.press('/');
      expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await field(page).inputValue()).toBe('海宁');
      // The list of suggestions takes the arrows first.
      await page.locator('[role=listbox]:not([hidden])').waitFor();
      await page.keyboard.press('Escape');
      const all = await titles(page);
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe(all[0]);
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe(all[1]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      expect(await field(page).inputValue()).toBe('');
      await page.waitForURL(({ search }) => search === '');
      await field(page).pressSequentially('亲清下午茶');
      await page.waitForURL(/q=/);
      await settled(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/articles\//);
    }));

  test('on every page: / goes to its box, pinyin proposes, arrows and Enter choose', () =>
    reader.with(async ({ page }) => {
      for (const path of ['', 'articles/2d3lrlhl83/', 'topics/']) {
        await page.goto(inject('site') + path);
        await page.keyboard.press('/');
        const box = page.locator('form[data-suggest] input');
        await expect.poll(() => box.getAttribute('role')).toBe('combobox');
        await box.pressSequentially('haining');
        const option = page.getByRole('option', { name: '海宁市' });
        await option.waitFor();
        await page.keyboard.press('ArrowDown');
        expect(await option.getAttribute('aria-selected')).toBe('true');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/places\/330481\//);
      }
    }));
});

describe('a screen reader', () => {
  test.each([
    ['results', searchUrl('党建'), 'light'],
    ['nothing found', searchUrl('油东港镇'), 'dark'],
    ['nothing typed', searchUrl(), 'light'],
  ] as const)('has no obstacle at %s', (_, url, colorScheme) =>
    reader.with(
      async ({ page }) => {
        await page.goto(url);
        await settled(page);
        for (const summary of await page.locator('.narrow summary:visible').all()) {
          await summary.click();
        }
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      },
      { viewport: PHONE, colorScheme },
    ),
  );

  test('is told what was found, what was proposed and what went wrong, in live regions', () =>
    reader.with(async ({ page }) => {
      await page.goto(searchUrl('党建'));
      await settled(page);
      expect(await page.locator('[data-status][role=status]').textContent()).toMatch(/^找到\d+篇/);
      expect(await page.locator('[data-failure][role=alert]').count()).toBe(1);
      await field(page).focus();
      await expect
        .poll(() => page.getByRole('status').allTextContents())
        .toContainEqual(expect.stringMatching(/^\d+条建议$/));
    }));
});
