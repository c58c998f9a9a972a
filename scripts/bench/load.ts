import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { pagesUnder } from '../build/swap.ts';
import { runCommand } from '../shell.ts';
import { seeded } from './copy.ts';
import { debianProgram, libraryPath, runServer } from './servers.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Drives one address with wrk: two threads, a hundred connections. */
function wrk(program: string, url: string, seconds: number): void {
  const args = ['-t2', '-c100', `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip', url];
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath() };
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', env });
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  const slowest = /99%\s+(\S+)/.exec(stdout)?.[1];
  const errors = [...stdout.matchAll(/(?:Socket errors|Non-2xx).*/g)].join('; ') || 'no errors';
  say(`wrk ${new URL(url).pathname}: ${rate} requests/s, 99 % within ${slowest}, ${errors}`);
  if (errors !== 'no errors') process.exitCode = 1;
}

interface Session {
  pages: number;
  searches: number;
  bytes: number;
  errors: string[];
}

/** A reader who searches, opens what is found, and goes on to its issue, until time is up. */
async function read(
  browser: Browser,
  origin: string,
  words: string[],
  seed: number,
  until: number,
): Promise<Session> {
  const random = seeded(seed);
  const session: Session = { pages: 0, searches: 0, bytes: 0, errors: [] };
  const context = await browser.newContext();
  const sizes: Promise<void>[] = [];
  context.on('response', (response) => {
    if (response.status() >= 400) session.errors.push(`${response.status()} ${response.url()}`);
  });
  context.on('requestfinished', (request) => {
    const add = async () => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      session.bytes += responseBodySize + responseHeadersSize;
    };
    sizes.push(add().catch(() => {}));
  });
  context.on('weberror', (error) => session.errors.push(String(error.error())));
  const page = await context.newPage();
  while (performance.now() < until) {
    try {
      const word = words[Math.floor(random() * words.length)] ?? '';
      await page.goto(`${origin}/search/?q=${encodeURIComponent(word)}`);
      session.searches += 1;
      await page.locator('main [data-results] a[href*="/articles/"]').first().click();
      await page.waitForURL(/\/articles\//);
      await page.locator('main a[href*="/issues/"]').first().click();
      await page.waitForURL(/\/issues\//);
      session.pages += 3;
    } catch (error) {
      session.errors.push(String(error).split('\n')[0] ?? '');
    }
  }
  await Promise.all(sizes);
  await context.close();
  return session;
}

/** Pairs of characters that stand in headlines: what readers of this archive look for. */
function wordsOf(dist: string): string[] {
  const words = pagesUnder(join(dist, 'articles')).flatMap((id) => {
    const html = readFileSync(join(dist, 'articles', id, 'index.html'), 'utf8');
    const title = /<title>([^<]*) · /.exec(html)?.[1] ?? '';
    return title.match(/[\p{Script=Han}]{2,3}/gu) ?? [];
  });
  return [...new Set(words)].sort();
}

/** Serves a built site with nginx and drives it with wrk, then with readers in a browser. */
async function load(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dist: { type: 'string', default: 'dist' },
      seconds: { type: 'string', default: '120' },
      readers: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  const dist = resolve(ROOT, values.dist);
  const program = debianProgram('usr/bin/wrk', 'wrk');
  if (debianProgram('usr/sbin/nginx', 'nginx') === undefined || program === undefined) {
    throw new Error('需要 nginx 和 wrk：Debian 请运行 sudo apt-get install nginx-light wrk');
  }
  const server = await runServer('nginx', false, dist);
  const article = pagesUnder(join(dist, 'articles'))[0];
  for (const path of ['/', `/articles/${article}/`]) wrk(program, server.origin + path, 10);
  const browser = await launchBrowser();
  const until = performance.now() + Number(values.seconds) * 1000;
  const words = wordsOf(dist);
  const readers = Array.from({ length: Number(values.readers) }, (_, reader) =>
    read(browser, server.origin, words, Number(values.seed) + reader, until),
  );
  const sessions = await Promise.all(readers);
  await browser.close();
  await server.stop();
  const sum = (field: 'pages' | 'searches' | 'bytes') =>
    sessions.reduce((total, session) => total + session[field], 0);
  const errors = sessions.flatMap((session) => session.errors);
  const kilobytes = Math.round(sum('bytes') / sessions.length / 1024);
  say(
    `${sessions.length} readers for ${values.seconds} s: ${sum('searches')} searches, ${sum('pages')} pages, ${kilobytes} KB a session, ${errors.length} errors`,
  );
  for (const error of errors.slice(0, 10)) say(`  ${error}`);
  if (errors.length > 0) process.exitCode = 1;
}

if (import.meta.main) await runCommand(load);
