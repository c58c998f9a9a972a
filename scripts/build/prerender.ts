import type { AstroIntegration, RouteData } from 'astro';
import { startProgress } from '../progress.ts';
import type { Checksums } from '../verify/checksums.ts';
import { addressOf, fileOf, type PathWithRoute } from './paths.ts';
import { folderMaker, type LastBuild, reuse } from './reuse.ts';
import { type PageWriter, pageWriter } from './writer.ts';

/** What the prerenderer made. */
export interface PagesMade {
  /** Content key by file, of pages that have one. */
  keys: Map<string, string>;
  /** Checksum by file, of all pages. */
  sums: Checksums;
  rendered: number;
  reused: number;
}

/** The part of Astro's application that renders; its default prerenderer has it once set up. */
interface App {
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
}

/** Milliseconds after which other work of the process gets its turn. */
const TURN = 50;

/** The pages of one piece one after the other, so that its file is read once. */
function together(paths: readonly PathWithRoute[]): PathWithRoute[] {
  const subject = ({ pathname }: PathWithRoute) => pathname.split('/', 3).join('/');
  return [...Map.groupBy(paths, subject).values()].flat();
}

/**
 * Makes all pages of a site into `out`: unchanged ones are taken over from the last build, the others
 * rendered one after the other and written at once. Astro's own loop costs twice the rendering at
 * 10,000 pages. Paths that give no document (redirects) are left to it.
 */
async function makePages(
  app: App,
  paths: readonly PathWithRoute[],
  site: { out: string; site: string; base: string },
  last: LastBuild | undefined,
  made: PagesMade,
  writer: PageWriter,
): Promise<PathWithRoute[]> {
  const left: PathWithRoute[] = [];
  const toPath = folderMaker(site.out);
  const progress = startProgress('生成页面', paths.length);
  let turn = performance.now();
  const seen = new Set<string>();
  for (const path of together(paths)) {
    const file = fileOf(path);
    // Where two routes give the same address, the first one wins, as in Astro.
    if (seen.has(file)) continue;
    seen.add(file);
    const sum = last && reuse(last, file, path.cacheKey, () => toPath(file));
    if (sum !== undefined) {
      made.sums.set(file, sum);
      made.reused += 1;
    } else {
      const request = new Request(addressOf(path, site.site, site.base));
      const response = await app.render(request, { routeData: path.route });
      if (response.body === null || (response.status >= 300 && response.status < 400)) {
        left.push(path);
        continue;
      }
      await writer.write([file, new Uint8Array(await response.arrayBuffer())]);
      made.rendered += 1;
    }
    if (path.cacheKey !== undefined) made.keys.set(file, path.cacheKey);
    if (performance.now() - turn > TURN) {
      progress.at(seen.size);
      await new Promise(setImmediate);
      turn = performance.now();
    }
  }
  for (const [file, sum] of await writer.finish()) made.sums.set(file, sum);
  progress.end(`页面：新生成 ${made.rendered}，沿用 ${made.reused}`);
  return left;
}

/** Connects the prerenderer to Astro's build; what it made is added to `made`. */
export function pagesInBulk(
  site: { out: string; site: string; base: string },
  last: LastBuild | undefined,
  made: PagesMade,
): AstroIntegration {
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
            const writer = pageWriter(site.out);
            try {
              return await makePages(app, paths, site, last, made, writer);
            } finally {
              await writer.close();
            }
          },
        }));
      },
    },
  };
}
