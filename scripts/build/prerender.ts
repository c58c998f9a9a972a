import type { AstroIntegration, RouteData } from 'astro';
import { type Progress, startProgress } from '../progress.ts';
import type { Checksums } from '../verify/checksums.ts';
import { addressOf, fileOf, type PathWithRoute } from './paths.ts';
import { type LastBuild, recordedSum } from './reuse.ts';
import { isInShard, type Shard, together } from './shard.ts';
import { type PageWriter, pageWriter } from './writer.ts';

/** What the prerenderer made. */
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

/** The part of Astro's application that renders; its default prerenderer has it once set up. */
interface App {
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
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

/** Renders pages one after the other; returns the paths that give no document (redirects). */
async function render(
  app: App,
  files: ReadonlyMap<string, PathWithRoute>,
  { site, base }: PagesWanted,
  writer: PageWriter,
  progress: Progress,
): Promise<PathWithRoute[]> {
  const left: PathWithRoute[] = [];
  let turn = performance.now();
  let done = 0;
  for (const [file, path] of files) {
    const request = new Request(addressOf(path, site, base));
    const response = await app.render(request, { routeData: path.route });
    if (response.body === null || (response.status >= 300 && response.status < 400)) {
      left.push(path);
    } else await writer.write(file, new Uint8Array(await response.arrayBuffer()));
    done += 1;
    if (performance.now() - turn > TURN) {
      progress.at(done);
      await new Promise(setImmediate);
      turn = performance.now();
    }
  }
  return left;
}

/**
 * Makes all pages of a site: unchanged ones are taken over from the last build, the others rendered
 * and written in bulk. Astro's own loop costs twice the rendering at 10,000 pages. Paths that give no
 * document are left to it.
 */
async function makePages(
  app: App,
  paths: readonly PathWithRoute[],
  wanted: PagesWanted,
  made: PagesMade,
  writer: PageWriter,
): Promise<PathWithRoute[]> {
  const files = byFile(paths, wanted.shard);
  const fresh = new Map<string, PathWithRoute>();
  for (const [file, path] of files) {
    if (path.cacheKey !== undefined) made.keys.set(file, path.cacheKey);
    const sum = recordedSum(wanted.last, file, path.cacheKey);
    if (sum === undefined) fresh.set(file, path);
    else await writer.take(file, sum);
  }
  const progress = startProgress('生成页面', fresh.size);
  const left = await render(app, fresh, wanted, writer, progress);
  const { refused } = await writer.settle();
  const refusedFiles = new Set(refused);
  const harmed = new Map([...files].filter(([file]) => refusedFiles.has(file)));
  if (harmed.size > 0) left.push(...(await render(app, harmed, wanted, writer, progress)));
  const { sums, urls } = await writer.settle();
  Object.assign(made, { sums, urls });
  const rendered = fresh.size + harmed.size;
  progress.end(`页面：新生成 ${rendered}，沿用 ${files.size - rendered}`);
  return left;
}

/** Connects the prerenderer to Astro's build; what it made is added to `made`. */
export function pagesInBulk(wanted: PagesWanted, made: PagesMade): AstroIntegration {
  return {
    name: 'jianbao:pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => ({
          ...standard,
          name: 'jianbao:pages',
          async getStaticPaths() {
            const paths = await standard.getStaticPaths();
            // Set by `setup`, which Astro calls first; not part of the declared type.
            const { app } = standard as unknown as { app: App };
            const writer = pageWriter(wanted.out, wanted.last?.folder);
            try {
              return await makePages(app, paths, wanted, made, writer);
            } finally {
              await writer.close();
            }
          },
        }));
      },
    },
  };
}
