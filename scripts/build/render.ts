import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import config from '../../archive.config.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { shareArchive } from '../../src/archive/site.ts';
import { compileApart } from './compile.ts';
import { makePages, type PagesMade } from './pages.ts';
import { compiledProgram, copyClient, programKey } from './program.ts';
import type { LastBuild } from './reuse.ts';
import type { SecondThread } from './second-thread.ts';
import type { Shard } from './shard.ts';

/** Names of import.meta.env that Astro sets itself. */
const BUILT_IN = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'];

export interface Rendering {
  archive: Archive;
  /** Folder of the compiled program. */
  program: string;
  /** Pages are made here. */
  folder: string;
  last: LastBuild | undefined;
  shard?: Shard | undefined;
  /** A second thread that is there already; it is ended in any case. */
  second?: SecondThread | undefined;
}

/**
 * The program of the project in `root`, compiled; `code` tells the state of its templates, settings
 * and packages.
 */
export function projectProgram(root: string, code: () => string): Promise<string> {
  // Astro lets the environment override what pages ask import.meta.env; a site must not depend on it.
  for (const name of BUILT_IN) delete process.env[name];
  const cache = join(root, '.cache', 'programs');
  const key = () => programKey(root, code());
  return compiledProgram(cache, key, (folder) => compileApart(root, folder));
}

/** Renders the pages of a site, or of a part of it, that are not taken over from the last build. */
export async function renderPages(rendering: Rendering): Promise<PagesMade> {
  const { archive, program, folder, last, shard, second } = rendering;
  shareArchive(archive);
  mkdirSync(folder, { recursive: true });
  copyClient(program, folder);
  const { site, base } = config;
  return makePages({ archive, program, out: folder, site, base, last, shard, second });
}
