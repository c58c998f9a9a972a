/** node plain-astro.ts CONTENT OUT: the same pages from this project's archive and prerenderer. */
import { join } from 'node:path';
import { build } from 'astro';
import { openArchive } from '../../../src/archive/archive.ts';
import { shareArchive } from '../../../src/archive/site.ts';
import { type PagesMade, pagesInBulk } from '../../build/prerender.ts';

const [, , content = '', out = ''] = process.argv;
process.env.ASTRO_TELEMETRY_DISABLED = '1';
shareArchive(openArchive(content));
const made: PagesMade = { keys: new Map(), sums: new Map(), urls: [] };
await build({
  root: join(import.meta.dirname, 'astro'),
  outDir: out,
  logLevel: 'warn',
  integrations: [pagesInBulk({ out, site: 'https://archive.example', base: '/' }, made)],
});
