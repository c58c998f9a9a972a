import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { serveSite } from '../../serve/server.ts';
import { copyProject, runScript } from '../copy.ts';
import { hostileText } from '../fuzz/inputs.ts';
import type { Faults, Tick } from './faults.ts';
import { pwned, watch } from './watched.ts';

/** Dumps of one archive: enough for all kinds of pages. */
const DUMPS = 6;

/** What the pages of a built site did that they must not, and all that they show. */
export interface Visit {
  /** One line each, with the page. */
  events: string[];
  shown: string;
}

/** Opens every page of a built site in a browser. */
export async function visitPages(browser: Browser, dist: string): Promise<Visit> {
  const served = await serveSite(dist, '/', 0);
  const { context, page, events } = await watch(browser, new URL(served.url).origin);
  let shown = '';
  for (const file of globSync('**/*.html', { cwd: dist }).sort()) {
    const before = events.length;
    await page.goto(served.url + file.replace(/index\.html$/, ''), { waitUntil: 'load' });
    if (await pwned(page)) events.push('ran');
    for (let i = before; i < events.length; i++) events[i] = `${file}: ${events[i]}`;
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen counts, not what stands in a script element
    shown += await page.locator('body').innerText();
  }
  await context.close();
  await served.close();
  return { events, shown };
}

/** Text without the marks and spaces that a page may set in its own way. */
export const bare = (text: string): string => text.replace(/[\s"'“”‘’]/g, '');

/** Dumps with something to read: others are refused. */
const readable = hostileText
  .map((text) => text.toWellFormed())
  .filter((text) => /\p{L}/u.test(text));

/** Characters that a page shows: no controls, no halves, nothing without width or meaning. */
const SEEN = /^[^\p{C}\p{Z}\p{M}]*$/u;

/** Where a piece goes on: a page has a link there, in words of its own. */
const JUMP = /[（(](?:下转|上接)第\d+版[)）]/;

/** Lines of a dump, or their parts between jumps, that its pages do not show as printed. */
export function missingLines(dump: string, shown: string): string[] {
  const all = bare(shown);
  return dump
    .split(/[\r\n\u0085\u2028]+/)
    .flatMap((line) => line.split(JUMP))
    .map((line) => bare(line.replace(/^\s*---\s*$/, '')))
    .filter((line) => line !== '' && SEEN.test(line) && !all.includes(line));
}

/** What goes wrong with an archive of dumps full of code, one line each. */
async function faultsOf(browser: Browser, copy: string, texts: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-poison-'));
  const [content, dist] = [join(folder, 'content'), join(folder, 'dist')];
  const dumps = join(content, 'dumps');
  mkdirSync(dumps, { recursive: true });
  for (const [i, text] of texts.entries()) writeFileSync(join(dumps, `${i}.txt`), text);
  try {
    runScript(copy, 'ingest.ts', ['--dumps', dumps, '--content', content]);
    runScript(copy, 'build.ts', ['--out', dist], { CONTENT_DIR: content, BASE_PATH: '/' });
    const { events, shown } = await visitPages(browser, dist);
    const missing = texts.flatMap((text) => missingLines(text, shown));
    return [...events, ...missing.map((line) => `not shown: ${line}`)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Archives of dumps full of code, ingested, built, and every page opened in a real browser. */
export async function poisonDumps(runs: number, seed: number, tick: Tick): Promise<Faults> {
  const copy = copyProject();
  const browser = await launchBrowser();
  const result: Faults = { hit: 0, faults: [] };
  try {
    for (let run = 1; run <= runs; run++) {
      const texts = fc.sample(readable, { numRuns: DUMPS, seed: seed * 1000 + run });
      const faults = await faultsOf(browser, copy, texts);
      if (faults.length === 0) result.hit += 1;
      result.faults.push(...faults.map((fault) => `run ${run}: ${fault}`));
      tick(run);
    }
  } finally {
    await browser.close();
    rmSync(copy, { recursive: true, force: true });
  }
  return result;
}
