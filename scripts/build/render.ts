import { mkdirSync } from 'node:fs';
import config from '../../archive.config.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { shareArchive } from '../../src/archive/site.ts';
import { type PagesMade, pagesInBulk } from './prerender.ts';
import type { LastBuild } from './reuse.ts';
import type { Shard } from './shard.ts';

/** Names of import.meta.env that Astro sets itself. */
const BUILT_IN = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'];

export interface Rendering {
  root: string;
  archive: Archive;
  /** Pages are made here. */
  folder: string;
  last: LastBuild | undefined;
  shard?: Shard | undefined;
}

/** Renders the pages of a site, or of a part of it, that are not taken over from the last build. */
export async function renderPages(rendering: Rendering): Promise<PagesMade> {
  const { root, archive, folder, last, shard } = rendering;
  // Astro reports its use to its makers unless told not to; an archive's build talks to nobody.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Astro lets the environment override what pages ask import.meta.env; a site must not depend on it.
  for (const name of BUILT_IN) delete process.env[name];
  shareArchive(archive);
  mkdirSync(folder, { recursive: true });
  const { build } = await import('astro');
  const made: PagesMade = { keys: new Map(), sums: new Map(), urls: [] };
  const wanted = { out: folder, site: config.site, base: config.base, last, shard };
  const integrations = [pagesInBulk(wanted, made)];
  await build({ root, outDir: folder, logLevel: 'warn', integrations });
  return made;
}
