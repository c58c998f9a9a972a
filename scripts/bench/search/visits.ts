import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Answer, Request } from '../../../src/search/protocol.ts';
import { launchBrowser } from '../../browser.ts';
import { startProgress } from '../../progress.ts';
import type { BenchQuery } from './queries.ts';
import { type CountedSite, countedSite } from './traffic.ts';

/** The search page of a built site, visited in a real browser. */

/** One query as a reader saw it. */
export interface Visit {
  /** Pieces found. */
  total: number;
  bytes: number;
  requests: number;
  /** Milliseconds of everything, from the address typed or the query sent to the last result. */
  ms: number;
}

export interface Visits {
  /** First query of a reader who has nothing yet. */
  cold: Visit[];
  /** The same reader's second query. */
  later: Visit[];
  /** Milliseconds of each query, code and parts of the index being there: one reader asks them all. */
  warm: number[];
}

const asked = (texts: readonly string[]) => texts.join(' ');

/** Notes what the page's worker answers; runs in the page before anything else. */
const LISTEN = `
  const Known = Worker;
  window.Worker = class extends Known {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        for (const answer of data) {
          if (answer.kind === 'found') window.benchFound = answer;
          if (answer.kind === 'done' || answer.kind === 'failed') {
            window.benchDone = { ...answer, total: window.benchFound?.total };
          }
        }
      });
    }
  };
`;

interface Done {
  kind: 'done' | 'failed';
  reason?: string;
  total?: number;
}

async function answered(page: Page): Promise<number> {
  const handle = await page.waitForFunction('window.benchDone', undefined, { timeout: 120_000 });
  const done = (await handle.jsonValue()) as Done;
  await page.evaluate('window.benchDone = undefined');
  if (done.kind === 'failed') throw new Error(done.reason);
  return done.total ?? 0;
}

async function visit(
  browser: Browser,
  site: CountedSite,
  [first, second]: readonly [BenchQuery, BenchQuery],
): Promise<[Visit, Visit]> {
  // The page's policy forbids what a driver's questions to it need.
  const context = await browser.newContext({
    bypassCSP: true,
    // It keeps pages for readers who go offline, searching or not.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  await page.addInitScript(LISTEN);
  const watch = async (act: () => Promise<unknown>): Promise<Visit> => {
    site.take();
    const started = performance.now();
    await act();
    const total = await answered(page);
    const ms = performance.now() - started;
    const { bytes, paths } = site.take();
    return { total, bytes, requests: paths.length, ms };
  };
  try {
    const address = `${site.url}search/?q=${encodeURIComponent(asked(first.texts))}`;
    return [
      await watch(() => page.goto(address)),
      await watch(() =>
        page.evaluate((typed) => {
          const input = document.querySelector<HTMLInputElement>('[data-search] input[name=q]');
          if (!input?.form) throw new Error('the page has no search field');
          input.value = typed;
          input.form.requestSubmit();
        }, asked(second.texts)),
      ),
    ];
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page: asks the site's own worker all queries, with nothing left to load. A first worker
 * loads everything; what it loaded a second one is given, and asked: it has run no query, holds
 * nothing inflated, and is cold but for the code files, which are read.
 */
async function timeQueries([worker, requests]: [string, Request[]]): Promise<number[]> {
  type Loaded = { kept: unknown; code: string[] };
  const session = (loaded: Loaded) =>
    new Promise<Loaded & { times: number[] }>((done, fail) => {
      const one = new Worker(`/bench-worker.js?${worker}`, { type: 'module' });
      const times: number[] = [];
      let started = 0;
      const next = () => {
        started = performance.now();
        const request = requests[times.length];
        if (request) one.postMessage(request);
        else one.postMessage({ give: true });
      };
      one.onmessage = ({ data }: MessageEvent<Answer[] | { ready: true } | Loaded>) => {
        if ('ready' in data) next();
        else if ('kept' in data) {
          one.terminate();
          done({ ...data, times });
        } else {
          for (const answer of data) {
            if (answer.kind === 'failed') fail(new Error(answer.reason));
            if (answer.kind !== 'done') continue;
            times.push(performance.now() - started);
            next();
          }
        }
      };
      one.postMessage(loaded);
    });
  return (await session(await session({ kept: [], code: [] }))).times;
}

/**
 * The worker of the bench: the site's worker, with a `fetch` that remembers. A remembered answer takes
 * 0.03 ms, less than one from the browser's cache.
 */
const REMEMBERING = `
  performance.setResourceTimingBufferSize(100_000);
  const kept = new Map();
  const load = self.fetch;
  self.fetch = async (address, init) => {
    const key = address + ' ' + (init?.headers?.Range ?? '');
    if (!kept.has(key)) {
      const response = await load(address, init);
      kept.set(key, [response.status, await response.arrayBuffer()]);
    }
    const [status, bytes] = kept.get(key);
    return new Response(bytes, { status });
  };
  self.addEventListener('message', async (event) => {
    if (event.data.kept) {
      event.stopImmediatePropagation();
      for (const [key, value] of event.data.kept) kept.set(key, value);
      for (const file of event.data.code) await import(file);
      await import(location.search.slice(1));
      self.postMessage({ ready: true });
    } else if (event.data.give) {
      event.stopImmediatePropagation();
      const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
      self.postMessage({ kept: [...kept], code: loaded.filter((name) => name.endsWith('.js')) });
    }
  });
`;

/**
 * Lets readers ask all queries: each of them first by a reader who has nothing, then second by the
 * reader before. `folder` holds a built site whose index is of the archive at hand; `facets` are those
 * that stand open on its search page.
 */
export async function visitAll(
  folder: string,
  queries: readonly BenchQuery[],
  facets: string[],
): Promise<Visits> {
  openFacetsIn(folder, facets);
  const site = await countedSite(folder);
  const browser = await launchBrowser();
  try {
    const visits: Visits = { cold: [], later: [], warm: [] };
    const progress = startProgress('浏览器', queries.length);
    for (const [i, query] of queries.entries()) {
      // Queries of one kind stand together: the second query is of another kind.
      const next = queries[(i + (queries.length >> 1)) % queries.length] ?? query;
      const [cold, later] = await visit(browser, site, [query, next]);
      visits.cold.push(cold);
      visits.later.push(later);
      progress.at(i + 1);
    }
    progress.end(`浏览器：${queries.length} 条查询`);
    const script = readdirSync(join(folder, '_astro')).find((name) => name.startsWith('worker-'));
    if (!script) throw new Error('the built site has no search worker');
    writeFileSync(join(folder, 'bench-worker.js'), REMEMBERING);
    writeFileSync(join(folder, 'bench.html'), '<!doctype html><title>bench</title>');
    const requests: Request[] = queries.map(({ texts }, id) => ({
      id,
      bundle: `${site.url}pagefind/`,
      typed: asked(texts),
      choice: {},
      sort: 'best',
      start: 0,
      count: 10,
      facets,
    }));
    const page = await browser.newPage();
    await page.goto(`${site.url}bench.html`);
    visits.warm = await page.evaluate(timeQueries, [`/_astro/${script}`, requests] as [
      string,
      Request[],
    ]);
    return visits;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Opens and closes facets in the page, as the build of this archive would have. */
function openFacetsIn(folder: string, facets: readonly string[]): void {
  const file = join(folder, 'search/index.html');
  const page = readFileSync(file, 'utf8');
  const set = page.replaceAll(
    /(data-facet="([^"]+)")(?: open)?/g,
    (_, attribute: string, name: string) =>
      facets.includes(name) ? `${attribute} open` : attribute,
  );
  if (!set.includes('data-facet=')) throw new Error('the search page has no facets');
  writeFileSync(file, set);
}
