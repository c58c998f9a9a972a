import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/ui/csp.ts';
import { launchBrowser } from './setup/browser.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Everything that must not happen while a page is open. */
interface Watched {
  context: BrowserContext;
  page: Page;
  events: string[];
}

async function watch(browser: Browser, origin: string): Promise<Watched> {
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

/** True when a payload ran: all of them set this. */
const pwned = (page: Page) => page.evaluate(() => 'pwned' in window);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a dump whose text is code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-poison-'));
  const content = join(folder, 'content');
  let site: ServedSite;

  const run = (script: string, args: string[], env = {}) => {
    const done = spawnSync(process.execPath, [join(ROOT, 'scripts', script), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', BASE_PATH: '/', ...env },
    });
    if (done.status !== 0) throw new Error(`${script}: ${done.stdout}${done.stderr}`);
  };

  beforeAll(async () => {
    cpSync(join(ROOT, 'tests/fixtures/poison'), content, { recursive: true });
    run('ingest.ts', ['--dumps', join(content, 'dumps'), '--content', content]);
    run('build.ts', ['--out', join(folder, 'dist')], { CONTENT_DIR: content });
    site = await serveSite(join(folder, 'dist'), '/', 0);
  }, 120_000);
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is written nowhere but into its folder, under names that every system takes', () => {
    const files = globSync('articles/**/*.md', { cwd: content });
    expect(files.length).toBe(5);
    for (const file of files) {
      expect(file).toMatch(/^articles\/[a-z0-9-]+\/\d\d-[a-z0-9-]{1,80}\.md$/);
      expect(file).not.toMatch(/\/(con|nul|prn|aux)\.md$/);
    }
  });

  test('is shown as printed, and none of it runs, on any page', async () => {
    const { context, page, events } = await watch(browser, site.url.replace(/\/$/, ''));
    const pages = globSync('**/*.html', { cwd: join(folder, 'dist') });
    let shown = '';
    for (const file of pages) {
      await page.goto(site.url + file.replace(/index\.html$/, ''), { waitUntil: 'load' });
      expect(await pwned(page), file).toBe(false);
      // biome-ignore lint/performance/useDomNodeTextContent: what is seen counts, not what stands in a script element
      shown += await page.locator('body').innerText();
    }
    expect(events).toEqual([]);
    await context.close();
    const bare = (text: string) => text.replace(/[\s"'“”‘’]/g, '');
    const printed = readFileSync(join(content, 'dumps/code.txt'), 'utf8').split(/\n+/);
    const missing = printed
      // Writers are shown with their pages, a long headline cut in lists: look for the others.
      .map((line) => bare(line.replace(/^\s*---\s*$/, '')))
      .filter((line) => line !== '' && !bare(shown).includes(line));
    expect(missing).toEqual([]);
  }, 120_000);
});

/** Queries, fragments and stored settings that try to get out of where they are put. */
const PAYLOADS = [
  '<img src=x onerror=window.pwned=1>',
  '"><script>window.pwned=1</script>',
  '</title><svg onload=window.pwned=1>',
  'javascript:window.pwned=1',
  '{{constructor.constructor("window.pwned=1")()}}',
  "' onfocus=window.pwned=1 autofocus='",
  '__proto__',
  'constructor',
  '"((((-OR|标题:作者:日期:9999..0000',
  '%E4%BD%A0%ZZ%00',
  '\u202e\u0000\ufeff',
  '嘉'.repeat(300),
];

describe('the search page', () => {
  test.each(PAYLOADS.map((payload) => [payload.slice(0, 40), payload]))(
    'takes %s for words',
    async (_, payload) => {
      const { context, page, events } = await watch(browser, new URL(inject('site')).origin);
      await context.addInitScript((text) => {
        for (const key of ['reading', 'size', 'theme', 'search', '__proto__']) {
          localStorage.setItem(key, text);
        }
        localStorage.setItem('reading', JSON.stringify({ size: text, theme: text }));
      }, payload);
      const query = encodeURIComponent(payload.toWellFormed());
      await page.goto(`${inject('site')}search/?q=${query}&county=${query}&sort=${query}#${query}`);
      await page.locator('input[name=q]').first().waitFor();
      await page.waitForTimeout(300);
      await page.goto(`${inject('site')}#${query}`);
      expect(await pwned(page)).toBe(false);
      expect(events).toEqual([]);
      await context.close();
    },
  );
});

describe('the content security policy', () => {
  test('stands in every page before anything is loaded, and allows nothing inline', () => {
    const pages = globSync('**/*.html', { cwd: inject('dist') });
    expect(pages.length).toBeGreaterThan(60);
    for (const file of pages) {
      const html = readFileSync(join(inject('dist'), file), 'utf8');
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html);
      expect(policy?.[1]?.replaceAll('&#39;', "'").replaceAll('&apos;', "'"), file).toBe(
        CONTENT_SECURITY_POLICY,
      );
      const before = html.slice(0, policy?.index);
      expect(/<(?:link|script|style|img)/.test(before), file).toBe(false);
    }
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });

  test('is in force: a script or a style written into a page does nothing', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(inject('site'));
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.pwned = 1';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { outline-width: 77px !important; }';
      document.body.append(style);
      // In a task of its own: what the test itself evaluates is exempt from the policy.
      const evaluated = await new Promise((done) => {
        setTimeout(() => {
          try {
            done(new Function('return true')());
          } catch {
            done(false);
          }
        });
      });
      const { outlineWidth } = getComputedStyle(document.body);
      return { inline: 'pwned' in window, styled: outlineWidth === '77px', evaluated };
    });
    expect(ran).toEqual({ inline: false, styled: false, evaluated: false });
    await context.close();
  });

  test('is the one of the sample configurations, which add who may frame the pages', () => {
    const whole = `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`;
    const samples = globSync('docs/hosting/*', { cwd: ROOT }).filter((file) =>
      readFileSync(join(ROOT, file), 'utf8').includes('Content-Security-Policy'),
    );
    expect(samples.length).toBeGreaterThan(6);
    for (const file of samples) expect(readFileSync(join(ROOT, file), 'utf8')).toContain(whole);
  });
});
