import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  availableServers,
  type RunningServer,
  runServer,
  type ServerName,
} from '../../scripts/bench/servers.ts';
import { pagesUnder } from '../../scripts/build/swap.ts';
import { launchBrowser } from './setup/browser.ts';

const NAMES: ServerName[] = ['nginx', 'caddy', 'apache'];
const available = availableServers();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const cases = NAMES.flatMap((name) => [
  { name, base: '/', dist: inject('dist') },
  { name, base: '/archive/', dist: inject('distUnderBase') },
]);

describe.each(cases)('$name serving the archive under $base', ({ name, base, dist }) => {
  const run = test.skipIf(!available.includes(name));
  let server: RunningServer;
  beforeAll(async () => {
    if (available.includes(name)) server = await runServer(name, base !== '/', dist);
  });
  afterAll(() => server?.stop());
  const article = `articles/${pagesUnder(join(dist, 'articles'))[0]}`;
  const ask = (path: string) => fetch(`${server.origin}${path}`, { redirect: 'manual' });

  run('pages with their slash, a redirect without, the file itself too', async () => {
    for (const path of ['', 'issues/', `${article}/`, `${article}/index.html`]) {
      const page = await ask(base + path);
      expect(page.status, path).toBe(200);
      expect(page.headers.get('content-type')?.toLowerCase(), path).toBe(
        'text/html; charset=utf-8',
      );
    }
    const bare = await ask(`${base}${article}`);
    expect([301, 302, 307, 308]).toContain(bare.status);
    const target = new URL(bare.headers.get('location') ?? '', `${server.origin}${base}${article}`);
    expect(target.pathname).toBe(`${base}${article}/`);
  });

  run('what is missing is the archive’s 404 page with status 404', async () => {
    const own = readFileSync(join(dist, '404.html'), 'utf8');
    for (const path of ['nothing', 'nothing/', 'articles/', 'articles/nothing/', '%E4%BD%A0/']) {
      const page = await ask(base + path);
      expect(page.status, path).toBe(404);
      expect(await page.text(), path).toBe(own);
    }
  });

  run('headers keep types as they are and other sites from framing the pages', async () => {
    const { headers } = await ask(base);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  run('a search in the browser finds an article, and nothing fails to load', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const failed: string[] = [];
    context.on('response', (answer) => {
      if (answer.status() >= 400) failed.push(`${answer.status()} ${answer.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') failed.push(`${message.text()} ${message.location().url}`);
    });
    await page.goto(`${server.origin}${base}search/?q=${encodeURIComponent('亲清下午茶')}`);
    await page.locator(`main a[href^="${base}articles/"]`).first().click();
    await page.waitForURL(/\/articles\//);
    expect(await page.locator('main').textContent()).toContain('亲清下午茶');
    expect(failed).toEqual([]);
    await context.close();
  });
});

/** Python's own server takes no configuration: what it can do has to be enough. */
test('python3 -m http.server serves pages, redirects and 404s', async ({ skip }) => {
  const probe = spawnSync('python3', ['--version']);
  skip(probe.status !== 0, 'there is no python3');
  const dist = inject('dist');
  const args = ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', dist];
  const server = spawn('python3', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const port = /port (\d+)/.exec(line.toString())?.[1];
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await ask('/')).status).toBe(200);
    const article = pagesUnder(join(dist, 'articles'))[0];
    const page = await ask(`/articles/${article}`);
    expect([page.status, new URL(page.url).pathname]).toEqual([200, `/articles/${article}/`]);
    expect((await ask('/articles/nothing/')).status).toBe(404);
  } finally {
    server.kill();
    await once(server, 'close');
  }
});
