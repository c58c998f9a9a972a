import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { serveSite } from '../../serve/server.ts';
import { copyProject, runScript, seeded } from '../copy.ts';
import type { Faults, Tick } from './faults.ts';
import { pwned, watch } from './watched.ts';

/** Queries, fragments and stored settings that try to get out of where they are put. */
export const PAYLOADS: readonly string[] = [
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

/** What a payload may be broken up by: signs of markup, of the query language and of addresses. */
const SIGNS = [
  ...`<>"'&=:;/\\|()[]{}-+%#?.,\`$* \t\n\0\ud800\ufffe“”「」嘉兴或标题地点`,
  ' OR ',
  '%00',
];

/** Settings that pages keep in the browser. */
const KEPT = ['reading', 'size', 'theme', 'search', '__proto__'];

/**
 * Puts a payload wherever a reader's address and browser can carry one, opens the search page and
 * the home page with it, and tells what happened that must not, one line each.
 *
 * @param site address of the home page
 */
export async function openWith(browser: Browser, site: string, payload: string): Promise<string[]> {
  const { context, page, events } = await watch(browser, new URL(site).origin);
  await context.addInitScript(
    ({ text, kept }) => {
      for (const key of kept) localStorage.setItem(key, text);
      localStorage.setItem('reading', JSON.stringify({ size: text, theme: text }));
    },
    { text: payload, kept: KEPT },
  );
  const query = encodeURIComponent(payload.toWellFormed());
  await page.goto(`${site}search/?q=${query}&county=${query}&sort=${query}#${query}`);
  await page.locator('input[name=q]').first().waitFor();
  await page.waitForTimeout(300);
  if (await pwned(page)) events.push('ran on the search page');
  await page.goto(`${site}#${query}`);
  if (await pwned(page)) events.push('ran on the home page');
  await context.close();
  return events;
}

/** Pieces of payloads and signs in random order. */
function composed(random: () => number): string {
  const below = (count: number) => Math.floor(random() * count);
  let text = '';
  for (let parts = 1 + below(6); parts > 0; parts--) {
    const payload = PAYLOADS[below(PAYLOADS.length)] ?? '';
    const start = random() < 0.5 ? 0 : below(payload.length);
    text += payload.slice(start, start + 1 + below(60)) + (SIGNS[below(SIGNS.length)] ?? '');
  }
  return text;
}

/** Composed payloads against the search page of this archive, in a real browser. */
export async function sendPayloads(runs: number, seed: number, tick: Tick): Promise<Faults> {
  const copy = copyProject();
  runScript(copy, 'build.ts', [], { BASE_PATH: '/' });
  const [served, browser] = [await serveSite(join(copy, 'dist'), '/', 0), await launchBrowser()];
  const random = seeded(seed);
  const result: Faults = { hit: 0, faults: [] };
  try {
    for (let run = 1; run <= runs; run++) {
      const payload = composed(random);
      const events = await openWith(browser, served.url, payload);
      if (events.length === 0) result.hit += 1;
      for (const event of events) {
        result.faults.push(`run ${run}, ${JSON.stringify(payload)}: ${event}`);
      }
      tick(run);
    }
  } finally {
    await browser.close();
    await served.close();
    rmSync(copy, { recursive: true, force: true });
  }
  return result;
}
