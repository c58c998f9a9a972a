/** node plain-astro.ts CONTENT OUT: the same pages from this project's archive and its own loop. */
import { mkdirSync } from 'node:fs';
import { openArchive } from '../../../src/archive/archive.ts';
import { givenEntries } from '../../../src/archive/compiled.ts';
import { articleFiles } from '../../../src/archive/files.ts';
import { shareArchive } from '../../../src/archive/site.ts';
import { makePages } from '../../build/pages.ts';
import { readInTwo } from '../../build/read.ts';
import { secondThread } from '../../build/second-thread.ts';
import { plainProgram } from './program.ts';

const [, , content = '', out = ''] = process.argv;
const second = secondThread();
const entries = await readInTwo(content, articleFiles(content), second);
const sums = new Map(entries.map(({ file, hash }) => [file, hash]));
const archive = openArchive(content, givenEntries(entries), sums);
shareArchive(archive);
mkdirSync(out, { recursive: true });
const program = await plainProgram();
await makePages({ archive, program, out, site: 'https://archive.example', base: '/', second });
