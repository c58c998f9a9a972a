/**
 * npm run bench:build -- [--sizes 1000,10000] [--runs 3] [--seed 1] [--eleventy FOLDER] [--complete]
 *   [--keep FOLDER] [--json]
 *
 * The same plain pages (pieces, issues, counties, towns, topics, authors, home, feed) from this
 * project's archive and prerenderer, from Hugo, from Eleventy and from template strings, in turns,
 * so that a busy machine is busy for all. `--complete` adds this project's whole site: all of it,
 * nothing changed, one new issue. `--keep` leaves the whole sites in a folder, to be looked at.
 * Everything is written into the folder for temporary files (TMPDIR=…).
 */
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../../src/archive/archive.ts';
import { writeCorpus } from '../corpus.ts';
import { runCommand } from '../shell.ts';
import { measureComplete } from './build/complete.ts';
import { exportPlain } from './build/export.ts';
import { measure, type Run } from './build/measure.ts';
import { CACHE, NODE_OPTIONS, plainProgram } from './build/program.ts';
import { FLOOR, growthReport, HUGO, type Measured, OWN, sizeReport } from './build/report.ts';

const HERE = join(import.meta.dirname, 'build');
const ROOT = resolve(import.meta.dirname, '../..');

interface Side {
  name: string;
  run: (out: string) => Promise<Run>;
}

/** Everything that takes part, for one archive. `work` holds what the others are given. */
function sidesOf(content: string, work: string, eleventy: string | undefined): Side[] {
  const node = (script: string, ...args: string[]) =>
    measure(process.execPath, [...NODE_OPTIONS, join(HERE, script), ...args], { cwd: ROOT });
  const sides: Side[] = [
    { name: FLOOR, run: (out) => node('floor.ts', work, out) },
    { name: OWN, run: (out) => node('plain-astro.ts', content, out) },
    {
      name: HUGO,
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

/** Runs all programs in turns; each run's site is removed before the next. */
async function inTurns(sides: readonly Side[], runs: number, out: string) {
  const plain = sides.map(({ name }) => ({ name, pages: 0, runs: [] as Run[] }));
  for (let turn = 0; turn < runs; turn++) {
    for (const [at, { run }] of sides.entries()) {
      const result = plain[at];
      result?.runs.push(await run(out));
      if (result) result.pages = globSync('**/*.html', { cwd: out }).length;
      rmSync(out, { recursive: true, force: true });
    }
  }
  return plain;
}

/** Seconds that compiling the templates takes, which a build does once for a state of the program. */
async function compileAnew(): Promise<number> {
  rmSync(CACHE, { recursive: true, force: true });
  const started = performance.now();
  await plainProgram();
  return (performance.now() - started) / 1000;
}

async function compare(size: number, options: Options): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
  const out = join(folder, 'site');
  try {
    const compiled = await compileAnew();
    const [content, work] = [join(folder, 'content'), join(folder, 'work')];
    writeCorpus({ articles: size, seed: options.seed, out: content, dumps: false });
    layOut(content, work, options.eleventy);
    const plain = await inTurns(sidesOf(content, work, options.eleventy), options.runs, out);
    const site = options.keep === undefined ? out : join(options.keep, String(size));
    const complete = options.complete
      ? await measureComplete(content, site, options.seed)
      : undefined;
    return { size, compiled, plain, complete };
  } finally {
    // What a build leaves to be removed may still be on its way.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

interface Options {
  runs: number;
  seed: number;
  eleventy: string | undefined;
  complete: boolean;
  keep: string | undefined;
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
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const eleventy = values.eleventy === undefined ? undefined : resolve(values.eleventy);
  if (eleventy !== undefined && !existsSync(join(eleventy, 'node_modules/@11ty/eleventy'))) {
    throw new Error(`${eleventy} has no @11ty/eleventy`);
  }
  const keep = values.keep === undefined ? undefined : resolve(values.keep);
  const options = {
    ...values,
    runs: Number(values.runs),
    seed: Number(values.seed),
    eleventy,
    keep,
  };
  const all: Measured[] = [];
  for (const size of values.sizes.split(',')) {
    const measured = await compare(Number(size), options);
    all.push(measured);
    if (!values.json) console.log(sizeReport(measured));
  }
  console.log(values.json ? JSON.stringify(all) : growthReport(all));
}

if (import.meta.main) await runCommand(main);
