import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { SearchDoc } from '../../../src/search/record.ts';
import { searchParts } from '../../../src/search/record.ts';
import { launchBrowser } from '../../browser.ts';
import { SIGNATURE } from '../../index/segments.ts';
import { measure } from '../build/measure.ts';
import { score } from './exact.ts';
import type { LibraryInput, LibraryOutput } from './library.ts';
import type { PagefindInput } from './pagefind.ts';
import type { BenchQuery, Truth } from './queries.ts';
import { type Figures, figures, filesIn } from './report.ts';
import { type CountedSite, countedSite } from './traffic.ts';
import type { Visit, Visits } from './visits.ts';

/** What readers would have instead: Pagefind as it comes, and libraries that load a whole index. */

/** The archive and the queries that all are asked. */
export interface Contest {
  docs: readonly SearchDoc[];
  corpus: Truth;
  queries: readonly BenchQuery[];
  wanted: readonly ReadonlySet<string>[];
  /** For what is made; removed afterwards. */
  folder: string;
}

const LIBRARIES = ['MiniSearch', 'FlexSearch', 'Orama'];
/** Megabytes that a library may take before it counts as not able to bear the size. */
const HEAP = 6000;

const typed = ({ texts }: BenchQuery) => texts.join(' ');

async function library(name: string, contest: Contest): Promise<Figures> {
  const { corpus, queries, wanted, folder } = contest;
  const [input, output] = [join(folder, 'library.json'), join(folder, 'found.json')];
  const given: LibraryInput = { pieces: corpus.pieces, queries: queries.map(typed) };
  writeFileSync(input, JSON.stringify(given));
  const script = join(import.meta.dirname, 'library.ts');
  const args = [`--max-old-space-size=${HEAP}`, script, name, input, output];
  const indexing = await measure(process.execPath, args);
  const done: LibraryOutput = JSON.parse(readFileSync(output, 'utf8'));
  const scores = done.found.map((numbers, i) => {
    const urls = new Set(numbers.map((number) => corpus.urls[number] ?? ''));
    return score(urls, wanted[i] ?? new Set());
  });
  const bytes = done.index + done.code;
  const cold: Visit = { total: 0, bytes, requests: 2, ms: 0 };
  const visits: Visits = {
    cold: queries.map(() => cold),
    later: queries.map(() => ({ ...cold, bytes: 0 })),
    warm: done.ms,
  };
  const row = { scores, visits, indexing: { ...indexing, seconds: done.seconds }, corpus };
  return figures(`${name}, bigrams`, { ...row, files: [done.index] });
}

/** Address of each page by the name that Pagefind gave it. */
function pagesOf(bundle: string): Map<string, string> {
  const folder = join(bundle, 'fragment');
  return new Map(
    readdirSync(folder).map((file): [string, string] => {
      const text = gunzipSync(readFileSync(join(folder, file))).subarray(SIGNATURE.length);
      const { url }: { url: string } = JSON.parse(text.toString());
      return [file.replace('.pf_fragment', ''), url.slice(1)];
    }),
  );
}

interface Asked {
  ids: string[];
  ms: number;
}

/** A reader's first and second query, as Pagefind's own documentation has it. */
async function twoQueries(
  browser: Browser,
  site: CountedSite,
  queries: readonly [string, string],
): Promise<{ visits: [Visit, Visit]; ids: string[]; warm: number }> {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const ask = (query: string) =>
    page.evaluate(async (term): Promise<Asked> => {
      interface Found {
        results: { id: string; data(): Promise<unknown> }[];
      }
      interface Client {
        init(): Promise<void>;
        search(term: string): Promise<Found>;
      }
      const address = '/pagefind/pagefind.js';
      const client: Client = await import(address);
      await client.init();
      const { results } = await client.search(term);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      const started = performance.now();
      await client.search(term);
      return { ids: results.map(({ id }) => id), ms: performance.now() - started };
    }, query);
  const watch = async (query: string) => {
    site.take();
    const started = performance.now();
    const { ids, ms: warm } = await ask(query);
    const { bytes, paths } = site.take();
    const ms = performance.now() - started;
    return { visit: { total: ids.length, bytes, requests: paths.length, ms }, ids, warm };
  };
  try {
    await page.goto(`${site.url}bench.html`);
    const first = await watch(queries[0]);
    const second = await watch(queries[1]);
    return { visits: [first.visit, second.visit], ids: first.ids, warm: first.warm };
  } finally {
    await context.close();
  }
}

async function pagefindAsItComes(contest: Contest): Promise<Figures> {
  const { docs, corpus, queries, wanted, folder } = contest;
  const [input, site] = [join(folder, 'pages.jsonl'), join(folder, 'site')];
  const bundle = join(site, 'pagefind');
  mkdirSync(site, { recursive: true });
  const lines = docs.map((doc) => {
    const { title, subheads, text } = searchParts(doc);
    const page: PagefindInput = {
      url: doc.url,
      title: title.join(' '),
      paragraphs: [...subheads, ...text],
    };
    return `${JSON.stringify(page)}\n`;
  });
  writeFileSync(input, lines.join(''));
  writeFileSync(
    join(site, 'bench.html'),
    '<!doctype html><html lang="zh-CN"><title>bench</title></html>',
  );
  const script = join(import.meta.dirname, 'pagefind.ts');
  const indexing = await measure(process.execPath, [script, input, bundle]);
  const pages = pagesOf(bundle);
  const served = await countedSite(site);
  const browser = await launchBrowser();
  try {
    const visits: Visits = { cold: [], later: [], warm: [] };
    const scores = [];
    for (const [i, query] of queries.entries()) {
      const next = queries[(i + (queries.length >> 1)) % queries.length] ?? query;
      const done = await twoQueries(browser, served, [typed(query), typed(next)]);
      visits.cold.push(done.visits[0]);
      visits.later.push(done.visits[1]);
      visits.warm.push(done.warm);
      const urls = new Set(done.ids.map((id) => pages.get(id) ?? ''));
      scores.push(score(urls, wanted[i] ?? new Set()));
    }
    const row = { scores, visits, indexing, files: filesIn(bundle), corpus };
    return figures('Pagefind as it comes', row);
  } finally {
    await browser.close();
    await served.close();
  }
}

/** A row for each; one that fails says why. */
export async function rivalRows(contest: Contest): Promise<Figures[]> {
  const rows: Figures[] = [];
  const row = async (name: string, run: () => Promise<Figures>) => {
    rmSync(contest.folder, { recursive: true, force: true });
    mkdirSync(contest.folder, { recursive: true });
    try {
      rows.push(await run());
    } catch (error) {
      const lines = String(error).split('\n');
      const reason = lines.find((line) => /heap|memory|RangeError|Error:/.test(line)) ?? lines[0];
      rows.push({ name, failed: reason ?? '' });
    }
  };
  await row('Pagefind as it comes', () => pagefindAsItComes(contest));
  for (const name of LIBRARIES) await row(`${name}, bigrams`, () => library(name, contest));
  rmSync(contest.folder, { recursive: true, force: true });
  return rows;
}
