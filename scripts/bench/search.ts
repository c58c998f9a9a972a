/**
 * npm run bench:search -- [--sizes 1000,10000] [--seed 1] [--every 1] [--rivals] [--json] [--keep FOLDER]
 *
 * Search on a made-up archive: 487 seeded queries against what literally stands in the texts, the
 * bytes of a first and a second query in a real browser, and what the index costs to make. With
 * `--rivals`, the same of Pagefind as it comes and of MiniSearch, FlexSearch and Orama with bigrams.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { openFacets } from '../../src/search/open-facets.ts';
import { writeCorpus } from '../corpus.ts';
import { searchPieces } from '../index/docs.ts';
import { runCommand } from '../shell.ts';
import { measure } from './build/measure.ts';
import { findAll, type Score, score } from './search/exact.ts';
import { type BenchQuery, benchQueries, truth } from './search/queries.ts';
import { type Figures, figures, filesIn, markdown } from './search/report.ts';
import { rivalRows } from './search/rivals.ts';
import { visitAll } from './search/visits.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** A small archive whose build gives the search page and its scripts. */
const SKELETON = join(ROOT, 'tests/fixtures/content');

/** The facets that the search page of an archive shows open: src/pages/search.astro asks the same. */
const facetsOf = (archive: Archive) =>
  openFacets(archive.articles.length, [
    ['county', archive.placesAt('county').length],
    ['topic', archive.topics.length],
  ]);

/** A site with the real search page, without its pieces; the index is put into it. */
async function buildSkeleton(out: string): Promise<void> {
  await measure(process.execPath, [join(ROOT, 'scripts/build.ts'), '--out', out], {
    cwd: ROOT,
    env: { CONTENT_DIR: SKELETON, BASE_PATH: '/' },
  });
}

/** Asks our own reader all queries, in Node for the pieces and in a browser for the cost. */
async function ours(
  site: string,
  content: string,
  queries: readonly BenchQuery[],
  wanted: readonly ReadonlySet<string>[],
  corpus: ReturnType<typeof truth>,
  facets: string[],
): Promise<Figures> {
  const bundle = join(site, 'pagefind');
  rmSync(bundle, { recursive: true, force: true });
  const indexing = await measure(
    process.execPath,
    [join(ROOT, 'scripts/index.ts'), '--content', content, '--out', bundle],
    { cwd: ROOT },
  );
  const found = await findAll(site, queries, corpus.urls);
  const scores: Score[] = found.map((urls, i) => score(urls, wanted[i] ?? new Set()));
  const visits = await visitAll(site, queries, facets);
  visits.cold.forEach(({ total }, i) => {
    if (total !== scores[i]?.found) {
      throw new Error(`${queries[i]?.texts}: ${total} in the browser, ${scores[i]?.found} here`);
    }
  });
  return figures('Jianbao', { scores, visits, indexing, files: filesIn(bundle), corpus });
}

interface Options {
  seed: number;
  every: number;
  rivals: boolean;
  keep: string | undefined;
}

async function compare(size: number, { seed, every, rivals, keep }: Options): Promise<Figures[]> {
  const folder = keep ? resolve(keep) : mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
  try {
    mkdirSync(folder, { recursive: true });
    const [content, site] = [join(folder, `content-${size}`), join(folder, `site-${size}`)];
    if (!existsSync(content)) {
      writeCorpus({ articles: size, seed, out: content, dumps: false });
    }
    const skeleton = join(folder, 'skeleton');
    await buildSkeleton(skeleton);
    rmSync(site, { recursive: true, force: true });
    cpSync(skeleton, site, { recursive: true });
    const corpus = truth();
    const archive = openArchive(content);
    const facets = facetsOf(archive);
    const docs = searchPieces(archive).map((piece) => piece.read());
    for (const doc of docs) corpus.add(doc);
    const queries = benchQueries(corpus, seed).filter((_, i) => i % every === 0);
    const wanted = queries.map((query) => corpus.having(query));
    const rows = [await ours(site, content, queries, wanted, corpus, facets)];
    if (rivals) {
      const work = join(folder, 'rivals');
      rows.push(...(await rivalRows({ docs, corpus, queries, wanted, folder: work })));
    }
    return rows;
  } finally {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      seed: { type: 'string', default: '1' },
      /** Asks only every so many queries one, for a quick look. */
      every: { type: 'string', default: '1' },
      rivals: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      /** Folder whose corpora are used again when they are there, and left. */
      keep: { type: 'string' },
    },
  });
  const options = {
    seed: Number(values.seed),
    every: Number(values.every),
    rivals: values.rivals,
    keep: values.keep,
  };
  for (const size of values.sizes.split(',').map(Number)) {
    const rows = await compare(size, options);
    if (values.json) console.log(JSON.stringify({ size, seed: options.seed, rows }));
    else console.log(`\n${size} pieces, seed ${values.seed}\n\n${markdown(rows)}`);
  }
}

if (import.meta.main) await runCommand(main);
