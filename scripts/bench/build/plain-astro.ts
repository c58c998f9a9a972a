/** node plain-astro.ts CONTENT OUT: the same pages from this project's archive and its own loop. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import config from '../../../archive.config.ts';
import { openArchive } from '../../../src/archive/archive.ts';
import { shareArchive } from '../../../src/archive/site.ts';
import { startApp } from '../../build/app.ts';
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
shareArchive(openArchive(content));
mkdirSync(out, { recursive: true });
const { app, paths } = await startApp(program);
await makePages(app, paths, { out, site: 'https://archive.example', base: '/' });
