import { type Progress, startProgress } from '../progress.ts';
import type { Checksums } from '../verify/checksums.ts';
import type { App } from './app.ts';
import { addressOf, fileOf, type PathWithRoute } from './paths.ts';
import { type LastBuild, recordedSum } from './reuse.ts';
import { isInShard, type Shard, together } from './shard.ts';
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
export interface PagesWanted {
  out: string;
  site: string;
  base: string;
  /** Unchanged pages are taken over from there. */
  last?: LastBuild | undefined;
  /** Only the pages of this part. */
  shard?: Shard | undefined;
}

/** Milliseconds after which other work of the process gets its turn. */
const TURN = 50;

/** Paths by file. Where two routes give the same address, the first one wins, as in Astro. */
function byFile(paths: readonly PathWithRoute[], shard: Shard | undefined) {
  const files = new Map<string, PathWithRoute>();
  for (const path of together(paths)) {
    const file = fileOf(path);
    if (!files.has(file) && (!shard || isInShard(path, shard))) files.set(file, path);
  }
  return files;
}

/** Renders pages one after the other. */
async function render(
  app: App,
  files: ReadonlyMap<string, PathWithRoute>,
  { site, base }: PagesWanted,
  writer: PageWriter,
  progress: Progress,
): Promise<void> {
  let turn = performance.now();
  let done = 0;
  for (const [file, path] of files) {
    const request = new Request(addressOf(path, site, base));
    const response = await app.render(request, { routeData: path.route });
    if (response.body === null || (response.status >= 300 && response.status < 400)) {
      throw new Error(`${path.pathname} 这一页没有内容（${path.route.component}）`);
    }
    await writer.write(file, new Uint8Array(await response.arrayBuffer()));
    done += 1;
    if (performance.now() - turn > TURN) {
      progress.at(done);
      await new Promise(setImmediate);
      turn = performance.now();
    }
  }
}

/**
 * Makes all pages of a site: unchanged ones are taken over from the last build, the others rendered
 * and written in bulk. Astro's own loop costs twice the rendering at 10,000 pages.
 *
 * @throws Error when a page cannot be rendered, or would be empty
 */
export async function makePages(
  app: App,
  paths: readonly PathWithRoute[],
  wanted: PagesWanted,
): Promise<PagesMade> {
  const files = byFile(paths, wanted.shard);
  const keys = new Map<string, string>();
  const fresh = new Map<string, PathWithRoute>();
  const writer = pageWriter(wanted.out, wanted.last?.folder);
  try {
    for (const [file, path] of files) {
      if (path.cacheKey !== undefined) keys.set(file, path.cacheKey);
      const sum = recordedSum(wanted.last, file, path.cacheKey);
      if (sum === undefined) fresh.set(file, path);
      else await writer.take(file, sum);
    }
    const progress = startProgress('生成页面', fresh.size);
    await render(app, fresh, wanted, writer, progress);
    const { refused } = await writer.settle();
    const refusedFiles = new Set(refused);
    const harmed = new Map([...files].filter(([file]) => refusedFiles.has(file)));
    if (harmed.size > 0) await render(app, harmed, wanted, writer, progress);
    const { sums, urls } = await writer.settle();
    const rendered = fresh.size + harmed.size;
    progress.end(`页面：新生成 ${rendered}，沿用 ${files.size - rendered}`);
    return { keys, sums, urls };
  } finally {
    await writer.close();
  }
}
