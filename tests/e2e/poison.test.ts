import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { copyProject, runScript } from '../../scripts/bench/copy.ts';
import { openWith, PAYLOADS } from '../../scripts/bench/faults/payloads.ts';
import { missingLines, visitPages } from '../../scripts/bench/faults/poison.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/ui/csp.ts';
import { launchBrowser } from './setup/browser.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a dump whose text is code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-poison-'));
  const content = join(folder, 'content');

  /** Builds of its own: other tests hold the lock of the project meanwhile. */
  const project = copyProject();
  const run = (script: string, args: string[]) =>
    runScript(project, script, args, { BASE_PATH: '/', CONTENT_DIR: content });

  beforeAll(() => {
    cpSync(join(ROOT, 'tests/fixtures/poison'), content, { recursive: true });
    run('ingest.ts', ['--dumps', join(content, 'dumps'), '--content', content]);
    run('build.ts', ['--out', join(folder, 'dist')]);
  }, 120_000);
  afterAll(() => {
    for (const made of [folder, project]) rmSync(made, { recursive: true, force: true });
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
    const { events, shown } = await visitPages(browser, join(folder, 'dist'));
    expect(events).toEqual([]);
    const printed = readFileSync(join(content, 'dumps/code.txt'), 'utf8');
    expect(missingLines(printed, shown)).toEqual([]);
  }, 120_000);
});

describe('the search page', () => {
  test.each(PAYLOADS.map((payload) => [payload.slice(0, 40), payload]))(
    'takes %s for words',
    async (_, payload) => {
      expect(await openWith(browser, inject('site'), payload)).toEqual([]);
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
