import { availableParallelism } from 'node:os';
import type { Archive } from '../../src/archive/archive.ts';
import { type Progress, startProgress } from '../progress.ts';
import type { Checksums } from '../verify/checksums.ts';
import { type App, startApp } from './app.ts';
import { documentOf } from './document.ts';
import type { Done } from './page-files.ts';
import { byFile, type PathWithRoute, type Site } from './paths.ts';
import { type LastBuild, recordedSum } from './reuse.ts';
import { type SecondThread, secondThread } from './second-thread.ts';
import type { Shard } from './shard.ts';
import { newTurns, turns } from './turns.ts';
import { type PageWriter, pageWriter } from './writer.ts';

/** Pages that were made. */
export interface PagesMade {
  /** Content key by file, of pages that have one. */
  keys: Map<string, string>;
  /** Checksum by file, of all pages. */
  sums: Checksums;
  /** Canonical addresses of the pages. */
  urls: string[];
}

/** What is to be made, where. */
export interface PagesWanted extends Site {
  archive: Archive;
  /** Folder of the compiled program. */
  program: string;
  out: string;
  /** Unchanged pages are taken over from there. */
  last?: LastBuild | undefined;
  /** Only the pages of this part. */
  shard?: Shard | undefined;
  /** A second thread that is there already; it is ended in any case. */
  second?: SecondThread | undefined;
}

/** Pages from which on a second thread is worth opening the archive once more. */
const MANY = 3000;

/** Milliseconds after which other work of the process gets its turn. */
const TURN = 50;

/** Renders pages until no more are to be taken. */
async function render(
  app: App,
  pages: readonly [file: string, path: PathWithRoute][],
  taken: Int32Array,
  wanted: PagesWanted,
  writer: PageWriter,
  progress: Progress,
  second?: SecondThread,
): Promise<void> {
  let turn = performance.now();
  for (const next of turns(pages, taken)) {
    for (const [file, path] of next) await writer.write(file, await documentOf(app, path, wanted));
    if (performance.now() - turn < TURN) continue;
    progress.at(Math.min(pages.length, taken[0] ?? 0));
    await new Promise(setImmediate);
    second?.assertWell();
    turn = performance.now();
  }
}

/**
 * Makes all pages of a site: unchanged ones are taken over from the last build, the others rendered
 * and written in bulk, many by two threads. Astro's own loop costs twice the rendering at 10,000
 * pages.
 *
 * @throws Error when a page cannot be rendered or written, or would be empty
 */
export async function makePages(wanted: PagesWanted): Promise<PagesMade> {
  const { app, paths } = await startApp(wanted.program);
  const files = byFile(paths, wanted.shard);
  const keys = new Map<string, string>();
  const fresh: [file: string, path: PathWithRoute][] = [];
  const writer = pageWriter(wanted.out, wanted.last?.folder);
  let { second } = wanted;
  try {
    for (const [file, path] of files) {
      if (path.cacheKey !== undefined) keys.set(file, path.cacheKey);
      const sum = recordedSum(wanted.last, file, path.cacheKey);
      if (sum === undefined) fresh.push([file, path]);
      else await writer.take(file, sum);
    }
    const taken = newTurns();
    const progress = startProgress('生成页面', fresh.length);
    let others: Promise<Done> | undefined;
    if (second || (fresh.length >= MANY && availableParallelism() > 1)) {
      second ??= secondThread();
      const { archive, program, out, site, base } = wanted;
      const { contentDir: content, articles: entries } = archive;
      const names = fresh.map(([file]) => file);
      const task = { content, entries, program, out, site, base, files: names, taken };
      others = second.render(task);
    }
    await render(app, fresh, taken, wanted, writer, progress, second);
    const { refused } = await writer.settle();
    const harmed = refused.map((file): [string, PathWithRoute] => [
      file,
      files.get(file) as PathWithRoute,
    ]);
    await render(app, harmed, newTurns(), wanted, writer, progress);
    const { sums, urls } = await writer.settle();
    const beside = await others;
    for (const [file, sum] of beside?.sums ?? []) sums.set(file, sum);
    for (const url of beside?.urls ?? []) urls.push(url);
    const rendered = fresh.length + harmed.length;
    progress.end(`页面：新生成 ${rendered}，沿用 ${files.size - rendered}`);
    return { keys, sums, urls };
  } finally {
    await Promise.all([writer.close(), second?.close()]);
  }
}
