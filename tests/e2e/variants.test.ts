import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject, runScript } from '../../scripts/bench/copy.ts';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';
import { en } from '../../src/ui/en.ts';
import { zhHans } from '../../src/ui/zh-Hans.ts';
import { zhHant } from '../../src/ui/zh-Hant.ts';
import { DESKTOP, launchBrowser } from './setup/browser.ts';

const ARTICLE = 'articles/b3x8q1/';
const PAGES = [
  '',
  'issues/',
  'issues/unknown-2022-06-25/',
  ARTICLE,
  'articles/c9w4d2/',
  `${ARTICLE}source/`,
  'places/',
  'places/330421/',
  'topics/business/',
  'authors/',
  'search/',
  'data/',
  'offline/',
  'editors/',
  'about/',
  'nothing-here/',
];

/** Archives that say other things of themselves, all of the same content. */
const VARIANTS = [
  {
    name: 'Traditional Chinese, no map, errors by mail',
    settings: {
      uiLanguage: "'zh-Hant'",
      map: '{ enabled: false }',
      report: "{ mail: 'editor@archive.example' }",
    },
    ui: zhHant,
  },
  {
    name: 'English, a map with an approval number, errors to a repository',
    settings: {
      uiLanguage: "'en'",
      map: "{ enabled: true, approval: '浙S(2022)38号' }",
      report: "{ newIssue: 'https://git.example/paper/archive/issues/new?labels=erratum' }",
    },
    ui: en,
  },
] as const;

const project = copyProject();
const config = join(project, 'archive.config.ts');
const asItWas = readFileSync(config, 'utf8');

function configure(settings: Readonly<Record<string, string>>): void {
  let text = asItWas;
  for (const [name, value] of Object.entries(settings)) {
    text = text.replace(new RegExp(`^  ${name}: .*,\\n`, 'm'), '');
    text = text.replace('configSchema.parse({\n', `configSchema.parse({\n  ${name}: ${value},\n`);
  }
  writeFileSync(config, text);
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(project, { recursive: true, force: true });
});

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

/** Texts and labels of a page that are set in the language of the interface. */
const furniture = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const found: string[] = [document.title];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const language = node.parentElement?.closest('[lang]')?.getAttribute('lang');
      if (language === document.documentElement.lang && !node.parentElement?.closest('script')) {
        found.push(node.textContent?.trim() ?? '');
      }
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return found.filter((text) => text !== '');
  });

describe.each(VARIANTS)('$name', { timeout: 240_000 }, ({ settings, ui }) => {
  const dist = join(project, 'dist');
  let site: ServedSite;
  beforeAll(async () => {
    configure(settings);
    runScript(project, 'build.ts', [], { CONTENT_DIR: join(project, 'tests/fixtures/content') });
    site = await serveSite(dist, '/', 0);
  }, 240_000);
  afterAll(() => site.close());

  test('every page speaks the language of the interface, and the texts are untouched', async () => {
    // Words that both languages write alike, and names that stand in the content, tell nothing.
    const own = new Set(strings(ui));
    const content = globSync('{topics,issues}/*.yaml', { cwd: 'tests/fixtures/content' })
      .map((file) => readFileSync(join('tests/fixtures/content', file), 'utf8'))
      .join();
    const foreign = new Set(
      strings(zhHans).filter((text) => !own.has(text) && !content.includes(text)),
    );
    const page = await browser.newPage({ viewport: DESKTOP });
    for (const path of PAGES) {
      await page.goto(site.url + path);
      expect(await page.locator('html').getAttribute('lang'), path).toBe(ui.language);
      const mixed = (await furniture(page)).filter((text) => foreign.has(text));
      expect(mixed, path).toEqual([]);
    }
    await page.goto(site.url + ARTICLE);
    expect(await page.locator('article.piece').getAttribute('lang')).toBe('zh-Hans');
    expect(await page.locator('h1').textContent()).toBe('“激+”品牌 提升基层治理水平');
    await page.close();
  });

  test('axe finds nothing wrong with it', async () => {
    const context = await browser.newContext({ viewport: DESKTOP });
    const page = await context.newPage();
    for (const path of ['', 'issues/', ARTICLE, 'search/', 'offline/']) {
      await page.goto(site.url + path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
        path,
      ).toEqual([]);
    }
    await context.close();
  });

  test('maps are drawn where they are wanted, and say their approval number', async () => {
    const page = await browser.newPage();
    for (const path of ['', 'places/3304/']) {
      await page.goto(site.url + path);
      const maps = page.locator('.maps');
      if (settings.map.includes('false')) {
        expect(await page.locator('.maps, .county-map, svg a').count(), path).toBe(0);
        // The list beside the map says all that the map says.
        expect(await page.locator('a[href$="/places/330421/"]').count(), path).toBe(1);
      } else {
        expect(await maps.locator('svg a').count(), path).toBeGreaterThan(1);
        expect(await maps.textContent(), path).toContain(ui.map.approval('浙S(2022)38号'));
      }
    }
    await page.close();
  });

  test('an error is reported with the permalink and the beginning of the text', async () => {
    const page = await browser.newPage();
    await page.goto(site.url + ARTICLE);
    const link = page.getByRole('link', { name: ui.report.link });
    const to = new URL((await link.getAttribute('href')) ?? '');
    const mail = to.protocol === 'mailto:';
    expect(
      to.href.startsWith(
        mail
          ? 'mailto:editor@archive.example?'
          : 'https://git.example/paper/archive/issues/new?labels=erratum&',
      ),
    ).toBe(true);
    const permalink = await page.locator('link[rel=canonical]').getAttribute('href');
    const first = (await page.locator('.body p').first().textContent()) ?? '';
    expect(to.searchParams.get(mail ? 'subject' : 'title')).toContain('“激+”品牌 提升基层治理水平');
    const body = to.searchParams.get('body') ?? '';
    expect(body).toContain(permalink);
    // As the dump has it; the page shows the same in full-width punctuation.
    const plain = (text: string) => text.replaceAll(/[^\p{Script=Han}\d]/gu, '');
    expect(plain(body)).toContain(plain(first).slice(0, 20));
    await page.close();
  });
});
