/**
 * npm run bench:build -- [--sizes 1000,10000] [--runs 3] [--seed 1] [--eleventy FOLDER] [--complete]
 *
 * The same plain pages (pieces, issues, counties, towns, topics, authors, home, feed) from this
 * project's archive and prerenderer, from Hugo, from Eleventy and from template strings, in turns,
 * so that a busy machine is busy for all. `--complete` adds this project's whole site.
 */
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../../src/archive/archive.ts';
import { writeCorpus } from '../corpus.ts';
import { runCommand } from '../shell.ts';
import { exportPlain } from './build/export.ts';
import { measure, type Run } from './build/measure.ts';

const HERE = join(import.meta.dirname, 'build');
const ROOT = resolve(import.meta.dirname, '../..');

interface Side {
  name: string;
  run: (out: string) => Promise<Run>;
}

/** Everything that takes part, for one archive. `work` holds what the others are given. */
function sidesOf(content: string, work: string, eleventy: string | undefined): Side[] {
  const node = (script: string, ...args: string[]) =>
    measure(process.execPath, [join(HERE, script), ...args], { cwd: ROOT });
  const sides: Side[] = [
    { name: 'template strings', run: (out) => node('floor.ts', work, out) },
    { name: 'this project', run: (out) => node('plain-astro.ts', content, out) },
    {
      name: 'Hugo',
      run: (out) => measure('hugo', ['--quiet', '--source', work, '--destination', out]),
    },
  ];
  if (eleventy === undefined) return sides;
  const command = join(eleventy, 'node_modules/@11ty/eleventy/cmd.cjs');
  const args = ['--quiet', '--input=.', '--config=eleventy.config.mjs'];
  return [
    ...sides,
    {
      name: 'Eleventy',
      run: (out) =>
        measure(process.execPath, [command, ...args, `--output=${out}`], {
          cwd: join(work, 'eleventy'),
          env: { BENCH_FOLDER: work },
        }),
    },
  ];
}

/** Lays out one folder for Hugo and Eleventy around the exported pieces. */
function layOut(content: string, work: string, eleventy: string | undefined): void {
  mkdirSync(work, { recursive: true });
  exportPlain(openArchive(content), work);
  cpSync(join(HERE, 'hugo'), work, { recursive: true });
  if (eleventy === undefined) return;
  cpSync(join(HERE, 'eleventy'), join(work, 'eleventy'), { recursive: true });
  cpSync(join(work, 'content', 'articles'), join(work, 'eleventy', 'articles'), {
    recursive: true,
  });
}

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function compare(size: number, options: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
  // Astro's own modules, which stand in a half-made site, look for packages above it.
  const out = join(ROOT, '.cache', 'bench-build');
  try {
    const [content, work] = [join(folder, 'content'), join(folder, 'work')];
    writeCorpus({ articles: size, seed: options.seed, out: content, dumps: false });
    layOut(content, work, options.eleventy);
    const sides = sidesOf(content, work, options.eleventy);
    if (options.complete) {
      sides.push({
        name: 'this project, complete',
        run: (out) =>
          measure(process.execPath, [join(ROOT, 'scripts/build.ts'), '--full', '--out', out], {
            cwd: ROOT,
            env: { CONTENT_DIR: content },
          }),
      });
    }
    const runs = new Map<string, (Run & { pages: number })[]>();
    for (let turn = 0; turn < options.runs; turn++) {
      for (const { name, run } of sides) {
        const done = await run(out);
        const pages = globSync('**/*.html', { cwd: out }).length;
        runs.set(name, [...(runs.get(name) ?? []), { ...done, pages }]);
        rmSync(out, { recursive: true, force: true });
      }
    }
    report(size, runs);
  } finally {
    rmSync(out, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(size: number, runs: ReadonlyMap<string, (Run & { pages: number })[]>): void {
  const seconds = (name: string) => middle((runs.get(name) ?? []).map((run) => run.seconds));
  const ratio = (name: string, to: string) => (seconds(name) / seconds(to)).toFixed(2);
  console.log(`\n${size} pieces, medians of ${runs.get('Hugo')?.length} runs in turns\n`);
  console.log('| program | pages | seconds | peak MB | to the floor | to Hugo |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [name, all] of runs) {
    const megabytes = Math.max(...all.map((run) => run.megabytes));
    console.log(
      `| ${name} | ${all[0]?.pages} | ${seconds(name).toFixed(2)} | ${Math.round(megabytes)} | ${ratio(name, 'template strings')} | ${ratio(name, 'Hugo')} |`,
    );
  }
}

interface Options {
  runs: number;
  seed: number;
  eleventy: string | undefined;
  complete: boolean;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      runs: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      /** Folder in which `npm install @11ty/eleventy` was run: it is no dependency of ours. */
      eleventy: { type: 'string' },
      complete: { type: 'boolean', default: false },
    },
  });
  const eleventy = values.eleventy === undefined ? undefined : resolve(values.eleventy);
  if (eleventy !== undefined && !existsSync(join(eleventy, 'node_modules/@11ty/eleventy'))) {
    throw new Error(`${eleventy} has no @11ty/eleventy`);
  }
  const options = { ...values, runs: Number(values.runs), seed: Number(values.seed), eleventy };
  for (const size of values.sizes.split(',')) await compare(Number(size), options);
}

if (import.meta.main) await runCommand(main);
