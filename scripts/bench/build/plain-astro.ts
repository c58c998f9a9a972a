/** node plain-astro.ts CONTENT OUT: the same pages from this project's archive and its own loop. */
import { mkdirSync } from 'node:fs';
import { openArchive } from '../../../src/archive/archive.ts';
import { shareArchive } from '../../../src/archive/site.ts';
import { makePages } from '../../build/pages.ts';
import { plainProgram } from './program.ts';

const [, , content = '', out = ''] = process.argv;
const program = await plainProgram();
const archive = openArchive(content);
shareArchive(archive);
mkdirSync(out, { recursive: true });
await makePages({ archive, program, out, site: 'https://archive.example', base: '/' });
