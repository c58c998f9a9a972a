/** node plain-astro.ts CONTENT OUT: the same pages from this project's archive and its own loop. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import config from '../../../archive.config.ts';
import { openArchive } from '../../../src/archive/archive.ts';
import { shareArchive } from '../../../src/archive/site.ts';
import { compileApart } from '../../build/compile.ts';
import { programPrint } from '../../build/fingerprint.ts';
import { makePages } from '../../build/pages.ts';
import { compiledProgram, programKey } from '../../build/program.ts';

const [, , content = '', out = ''] = process.argv;
const ROOT = resolve(import.meta.dirname, '../../..');
const program = await compiledProgram(
  join(ROOT, '.cache', 'programs-bench'),
  () => programKey(ROOT, programPrint(ROOT, config)),
  (folder) => compileApart(join(import.meta.dirname, 'astro'), folder),
);
const archive = openArchive(content);
shareArchive(archive);
mkdirSync(out, { recursive: true });
await makePages({ archive, program, out, site: 'https://archive.example', base: '/' });
