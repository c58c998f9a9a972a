import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import config from '../../../archive.config.ts';
import { compileApart } from '../../build/compile.ts';
import { programPrint } from '../../build/fingerprint.ts';
import { compiledProgram, programKey } from '../../build/program.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Where the compiled templates of the plain pages are kept. */
export const CACHE = join(ROOT, '.cache', 'programs-bench');

/** The templates of the plain pages, compiled as the project's own are. */
export const plainProgram = (): Promise<string> =>
  compiledProgram(
    CACHE,
    () => programKey(ROOT, programPrint(ROOT, config)),
    (folder) => compileApart(join(import.meta.dirname, 'astro'), folder),
  );

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: { build: string };
};

/** Options of Node that `npm run build` has. */
export const NODE_OPTIONS = manifest.scripts.build.split(' ').slice(1, -1);
