import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { splitFrontmatter } from '../../src/archive/frontmatter.ts';
import { DESKTOP, launchBrowser, PHONE } from './setup/browser.ts';

const site = inject('fixtureSite');
const dist = inject('fixtureDist');

/** One address of every kind of page. */
const PAGES = {
  home: '',
  issues: 'issues/',
  year: 'issues/year/2022/',
  undated: 'issues/year/undated/',
  issue: 'issues/unknown-2022-06-25/',
  issueWithStrays: 'issues/unknown-undated/',
  article: 'articles/b3x8q1/',
  articleInParts: 'articles/g8v2k5/',
  photo: 'articles/c9w4d2/',
  headline: 'articles/m3c6v8/',
  stray: 'articles/n5b2w7/',
  source: 'articles/b3x8q1/source/',
  gone: 'articles/r4t5y6/',
  places: 'places/',
  city: 'places/3304/',
  county: 'places/330421/',
  zone: 'places/330482102-e1db/',
  topics: 'topics/',
  topic: 'topics/business/',
  authors: 'authors/',
  about: 'about/',
  search: 'search/',
  editors: 'editors/',
  rule: 'editors/missing-text/',
  data: 'data/',
  offline: 'offline/',
  missing: 'nothing-here/',
};

/** Not among the types of the DOM. */
type LayoutShift = PerformanceEntry & { value: number };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function withPage<T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>) {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

describe('layout', () => {
  test.each([
    ['a phone', PHONE],
    ['a narrow phone, or a desktop at 400 %', { width: 320, height: 640 }],
    ['a desktop', DESKTOP],
  ])('no page scrolls sideways on %s, in the largest type', async (_, viewport) => {
    await withPage({ viewport }, async (page) => {
      await page.goto(site);
      await page.evaluate(() => localStorage.setItem('reading', '{"size":"larger"}'));
      for (const [kind, path] of Object.entries(PAGES)) {
        await page.goto(site + path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, kind).toBeLessThanOrEqual(viewport.width);
      }
    });
  });

  test('a line of an article has 30 to 40 characters, of 18 px and more, 1.8 apart', async () => {
    await withPage({ viewport: DESKTOP }, async (page) => {
      await page.goto(site + PAGES.article);
      const set = await page
        .locator('.body p')
        .first()
        .evaluate((paragraph) => {
          const style = getComputedStyle(paragraph);
          const size = Number.parseFloat(style.fontSize);
          const indent = Number.parseFloat(style.textIndent);
          const height = Number.parseFloat(style.lineHeight);
          const { width } = paragraph.getBoundingClientRect();
          return { size, characters: width / size, indent: indent / size, height: height / size };
        });
      expect(set.size).toBeGreaterThanOrEqual(18);
      expect(set.characters).toBeGreaterThanOrEqual(30);
      expect(set.characters).toBeLessThanOrEqual(40);
      expect(set.indent).toBeCloseTo(2, 5);
      expect(set.height).toBeGreaterThanOrEqual(1.75);
    });
  });
});

describe('for everyone', () => {
  const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

  /** What axe finds wrong with any page, in a colour scheme and with remembered settings. */
  async function violations(
    colorScheme: 'light' | 'dark',
    reading: string,
    rules: (axe: AxeBuilder) => AxeBuilder,
    viewport = DESKTOP,
  ) {
    const found: string[] = [];
    await withPage({ colorScheme, viewport }, async (page) => {
      await page.goto(site);
      await page.evaluate((text) => localStorage.setItem('reading', text), reading);
      for (const [kind, path] of Object.entries(PAGES)) {
        await page.goto(site + path);
        const { violations } = await rules(
          // Pages have no frames: nothing is gained by a tab of its own for each result.
          new AxeBuilder({ page }).setLegacyMode(true),
        ).analyze();
        found.push(...violations.map(({ id, nodes }) => `${kind}: ${id}: ${nodes[0]?.html}`));
      }
    });
    return found;
  }

  test('axe finds nothing on any page', async () => {
    expect(await violations('light', '{}', (axe) => axe.withTags(RULES))).toEqual([]);
  }, 120_000);

  test('nor links and buttons too near each other for a finger', async () => {
    const found = await violations('light', '{}', (axe) => axe.withRules(['target-size']), PHONE);
    expect(found).toEqual([]);
  }, 120_000);

  test.each([
    ['dark', '{}'],
    ['light', '{"theme":"contrast"}'],
  ] as const)(
    'nor anything too faint in %s with %s',
    async (scheme, reading) => {
      const found = await violations(scheme, reading, (axe) => axe.withRules(['color-contrast']));
      expect(found).toEqual([]);
    },
    120_000,
  );

  test('the first Tab offers to skip to the text, and focus can be seen', async () => {
    await withPage({ viewport: DESKTOP }, async (page) => {
      await page.goto(site + PAGES.article);
      await page.keyboard.press('Tab');
      const skip = page.locator(':focus');
      expect(await skip.getAttribute('href')).toBe('#main');
      expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => {
        const { activeElement } = document;
        const outline = activeElement && getComputedStyle(activeElement).outlineStyle;
        return { inMain: !!activeElement?.closest('main'), outline };
      });
      expect(inside).toEqual({ inMain: true, outline: 'solid' });
    });
  });

  test('everything that can be used is reached by Tab, each with a visible focus', async () => {
    await withPage({ viewport: DESKTOP }, async (page) => {
      for (const kind of ['home', 'issue', 'article', 'city', 'search', 'about'] as const) {
        await page.goto(site + PAGES[kind], { waitUntil: 'networkidle' });
        const usable = await page.evaluate(
          () =>
            [
              ...document.querySelectorAll(
                'a[href], button, input, select, summary, [tabindex="0"]',
              ),
            ].filter((element) => element.checkVisibility({ visibilityProperty: true })).length,
        );
        const seen = new Set<string>();
        for (let at = 0; at < usable; at++) {
          await page.keyboard.press('Tab');
          const focused = await page.evaluate(() => {
            const element = document.activeElement as HTMLElement;
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            element.dataset.tabbed ??= String(document.querySelectorAll('[data-tabbed]').length);
            // A county on the map is outlined itself.
            const path = element.querySelector('path');
            const drawn = path && Number.parseFloat(getComputedStyle(path).strokeWidth) > 3;
            const visible = (outlineStyle !== 'none' && outlineWidth !== '0px') || drawn;
            return {
              number: element.dataset.tabbed,
              visible,
              html: element.outerHTML.slice(0, 80),
            };
          });
          expect(focused.visible, `${kind}: ${focused.html}`).toBe(true);
          seen.add(focused.number);
        }
        // A group of radio buttons is one stop, and they are hidden until the settings are opened.
        expect(seen.size, kind).toBe(usable);
      }
    });
  }, 120_000);

  test('nothing moves for a reader who wants no motion', async () => {
    for (const [reducedMotion, behaviour] of [
      ['reduce', 'auto'],
      ['no-preference', 'smooth'],
    ] as const) {
      await withPage({ reducedMotion }, async (page) => {
        await page.goto(`${site}search/?q=%E6%B5%B7`);
        const root = page.locator('html');
        expect(await root.evaluate((html) => getComputedStyle(html).scrollBehavior)).toBe(
          behaviour,
        );
        const moving = await page.evaluate(
          () =>
            [...document.querySelectorAll('*')].filter((element) => {
              const { animationName, transitionDuration } = getComputedStyle(element);
              return animationName !== 'none' || /[1-9]/.test(transitionDuration);
            }).length,
        );
        if (reducedMotion === 'reduce') expect(moving).toBe(0);
      });
    }
  });

  test('without JavaScript a reader goes from the home page to an article and on', async () => {
    await withPage({ javaScriptEnabled: false, viewport: PHONE }, async (page) => {
      await page.goto(site);
      await page.locator('.front .first .title a').click();
      await page.locator('.piece .body p').first().waitFor();
      await page.locator('a[rel=next]').click();
      await page.locator('.piece h1').waitFor();
      await page.locator('.reading').waitFor({ state: 'hidden' });
    });
  });
});

describe('reading settings', () => {
  test('are remembered from page to page', async () => {
    await withPage({ viewport: PHONE }, async (page) => {
      await page.goto(site + PAGES.article);
      const size = () =>
        page
          .locator('.body p')
          .first()
          .evaluate((p) => Number.parseFloat(getComputedStyle(p).fontSize));
      const before = await size();
      await page.locator('.reading summary').click();
      await page.getByLabel('特大').check();
      await page.locator('html[data-size=larger]').waitFor();
      const after = await size();
      expect(after).toBeGreaterThan(before * 1.3);
      await page.goto(site + PAGES.articleInParts);
      expect(await size()).toBe(after);
      await page.locator('.reading summary').click();
      await page.locator('input[value=larger]:checked').waitFor();
    });
  });

  test('what is chosen before the script is there counts', async () => {
    await withPage({ viewport: PHONE, serviceWorkers: 'block' }, async (page) => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(/in-use/, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(site + PAGES.article);
      await page.locator('.reading summary').click();
      await page.getByLabel('特大').check();
      expect(await page.locator('html[data-size=larger]').count()).toBe(0);
      release();
      await page.locator('html[data-size=larger]').waitFor();
    });
  });

  test('what lies in the storage cannot break or change a page otherwise', async () => {
    await withPage({ viewport: PHONE }, async (page) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      for (const stored of ['null', '{', '[]', '{"size":{"a":1},"script":"off","x":"<b>"}']) {
        await page.goto(site);
        await page.evaluate((text) => localStorage.setItem('reading', text), stored);
        await page.goto(site + PAGES.article);
        expect(await page.evaluate(() => document.documentElement.dataset.x)).toBeUndefined();
        expect(await page.locator('.reading').isVisible()).toBe(true);
      }
      expect(errors).toEqual([]);
    });
  });
});

describe('fidelity', () => {
  test('marks are shown as printed and copied as the source has them', async () => {
    const file = 'tests/fixtures/content/articles/unknown-2022-05/01-nanhu.md';
    const body = splitFrontmatter(readFileSync(file, 'utf8'))?.body ?? '';
    await withPage({ viewport: DESKTOP }, async (page) => {
      await page.goto(`${site}articles/h6y3u9/`);
      await page.locator('.body').hover();
      const copied = () =>
        page.evaluate(() => {
          let text = '';
          const keep = (event: ClipboardEvent) => {
            text = event.clipboardData?.getData('text/plain') ?? '';
          };
          window.addEventListener('copy', keep, { once: true });
          const body = document.querySelector('.body');
          if (body) getSelection()?.selectAllChildren(body);
          document.execCommand('copy');
          return text.replaceAll(/\s/g, '');
        });
      const shown = await page.locator('.body').textContent();
      expect(shown).toContain('“关于新投入技改项目环评速度较慢的诉求，已超出');
      expect(shown).not.toMatch(/["]/);
      await expect.poll(copied).toBe(body.replaceAll(/\s/g, ''));
    });
  });

  test('an emendation is marked, and mark and note lead to each other', async () => {
    await withPage({ viewport: DESKTOP }, async (page) => {
      await page.goto(site + PAGES.article);
      expect(await page.locator('.emended').textContent()).toBe('义诊、义剪、义务补习、义演');
      await page.locator('.note-mark').click();
      const note = page.locator('.notes li:target');
      expect(await note.textContent()).toContain('义诊义剪义务补习义演');
      expect(await note.textContent()).toContain('第83行');
      await note.locator('a').click();
      expect(await page.locator('.note-mark:target').count()).toBe(1);
    });
  });

  test('a guess is shown as a guess, with the lines that show it', async () => {
    await withPage({ viewport: DESKTOP }, async (page) => {
      await page.goto(`${site}articles/e2h5j8/`);
      const mark = page.locator('.guess-mark');
      expect(await mark.textContent()).toBe('存疑');
      await mark.click();
      await page.locator('.guesses summary').click();
      expect(await page.locator('.guesses').textContent()).toContain('第113行');
    });
  });

  test('an uncertain date says 约, and leads to what it rests on', async () => {
    await withPage({ viewport: DESKTOP }, async (page) => {
      await page.goto(site + PAGES.issue);
      const date = page.locator('.folio a');
      expect(await date.textContent()).toBe('约2022年6月25日至7月');
      await date.click();
      expect(await page.locator('.evidence:target').textContent()).toContain('禁毒主题农民画活动');
    });
  });

  test('the page of the source shows the lines of the dump and that its checksum holds', async () => {
    await withPage({ viewport: DESKTOP }, async (page) => {
      await page.goto(site + PAGES.source);
      const lines = page.locator('.dump-lines li');
      expect(await lines.first().getAttribute('value')).toBe('75');
      expect(await lines.first().textContent()).toBe('“激+”品牌 提升基层治理水平');
      expect(await lines.count()).toBe(15);
      expect(await page.locator('main').textContent()).toContain('校验和一致');
    });
  });
});

test('an address that has ended leads on, with and without JavaScript', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await withPage({ javaScriptEnabled }, async (page) => {
      await page.goto(`${site}articles/q1a2b3/`);
      await page.waitForURL(`${site}articles/h6y3u9/`);
      await page.goto(`${site}articles/r4t5y6/`);
      expect(await page.locator('h1').textContent()).toBe('此篇已撤下');
      expect(await page.locator('main a').count()).toBeGreaterThan(0);
    });
  }
});

describe('weight', () => {
  test.each([
    ['a phone', PHONE, 0.001],
    // Beside the results, what narrows them is filled in from the top; 0.1 counts as good.
    ['a desktop', DESKTOP, 0.1],
  ])('nothing shifts while a page loads on %s', async (_, viewport, inSearch) => {
    await withPage({ viewport }, async (page) => {
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as LayoutShift).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (const kind of ['home', 'issue', 'article', 'county', 'search'] as const) {
        await page.goto(site + PAGES[kind], { waitUntil: 'networkidle' });
        const shifts = await page.evaluate(
          () => (window as unknown as { shifts: number[] }).shifts,
        );
        // The search page fills in how many pieces there are: a word changes its place.
        const most = kind === 'search' ? inSearch : 0;
        expect(
          shifts.reduce((sum, value) => sum + value, 0),
          kind,
        ).toBeLessThanOrEqual(most);
      }
    });
  });

  const zipped = (html: string | Buffer) => gzipSync(html).length;

  test('an article of 1,500 characters is under 8 KB gzipped', () => {
    const html = readFileSync(join(dist, PAGES.article, 'index.html'), 'utf8');
    const body = /<div class="body">(.*?)<\/div>/s.exec(html)?.[1] ?? '';
    const characters = body.replaceAll(/<[^>]*>|\s/g, '').length;
    // Each further character costs at most its three bytes.
    expect(zipped(html) + 3 * Math.max(0, 1500 - characters)).toBeLessThan(8 * 1024);
  });

  test('the search worker is at most 6 KB gzipped', () => {
    const [worker, ...others] = globSync('_astro/worker-*.js', { cwd: dist });
    expect(others).toEqual([]);
    const bytes = gzipSync(readFileSync(join(dist, worker ?? '')), { level: 9 }).length;
    expect(bytes).toBeLessThanOrEqual(6000);
  });

  test('the styles of a page are under 10 KB gzipped, and nothing is inline', async () => {
    await withPage({ viewport: DESKTOP }, async (page) => {
      for (const [kind, path] of Object.entries(PAGES)) {
        await page.goto(site + path);
        const seen = await page.evaluate(() => ({
          styles: [...document.querySelectorAll('link[rel=stylesheet]')].map(
            (link) => new URL((link as HTMLLinkElement).href).pathname,
          ),
          inline: document.querySelectorAll(
            'style, [style], script:not([src]):not([type="application/ld+json"])',
          ).length,
        }));
        const bytes = seen.styles.map((file) => zipped(readFileSync(join(dist, file))));
        expect(
          bytes.reduce((sum, size) => sum + size, 0),
          kind,
        ).toBeLessThan(10 * 1024);
        expect(seen.inline, kind).toBe(0);
      }
    });
  });
});
