import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProgress } from '../progress.ts';
import { runCommand } from '../shell.ts';
import { checksumsOf } from '../verify/checksums.ts';
import { copyProject, killScript, runScript, seeded, stateOf } from './copy.ts';

/** What a series of kills left behind. */
export interface Kills {
  /** Runs that were really cut off; the others had already ended. */
  killed: number;
  /** Runs after which the old state stood, and those after which the new one did. */
  old: number;
  fresh: number;
  /** What must not happen, one sentence each. */
  faults: string[];
}

type Tick = (done: number) => void;

/** Folders that ingest writes. */
const WRITTEN = ['articles', 'issues', 'ingest'];
const LEDGER = 'permalinks.tsv';

function emptyContent(content: string): void {
  for (const folder of WRITTEN) rmSync(join(content, folder), { recursive: true, force: true });
  for (const file of [LEDGER, '.pending', '.ingest.lock']) {
    rmSync(join(content, file), { recursive: true, force: true });
  }
}

/**
 * Kills ingest of all dumps into an empty content folder at random moments. Whatever file then
 * stands there must be whole, and the next run must end in the bytes of an undisturbed run.
 */
export async function killIngests(runs: number, seed: number, tick: Tick): Promise<Kills> {
  const copy = copyProject();
  const content = join(copy, 'content');
  const random = seeded(seed);
  const result: Kills = { killed: 0, old: 0, fresh: 0, faults: [] };
  emptyContent(content);
  const empty = stateOf(content);
  const duration = runScript(copy, 'ingest.ts');
  const whole = checksumsOf(content);
  const state = stateOf(content);
  for (let run = 1; run <= runs; run++) {
    emptyContent(content);
    const after = random() * duration;
    if (await killScript(copy, 'ingest.ts', after)) result.killed += 1;
    const left = checksumsOf(content);
    for (const [path, sum] of left) {
      // Issue files and the ledger grow from dump to dump; a Markdown file is written once.
      if (path.endsWith('.md') && whole.get(path) !== sum) {
        result.faults.push(
          `run ${run}, killed after ${Math.round(after)} ms: ${path} is not whole`,
        );
      }
    }
    if (stateOf(content) === empty) result.old += 1;
    if (stateOf(content) === state) result.fresh += 1;
    runScript(copy, 'ingest.ts');
    if (stateOf(content) !== state || existsSync(join(content, '.pending'))) {
      result.faults.push(`run ${run}, killed after ${Math.round(after)} ms: the next run differs`);
    }
    tick(run);
  }
  rmSync(copy, { recursive: true, force: true });
  return result;
}

/**
 * Kills `npm run build`, or all of `npm start`, at random moments, each after an edit of an
 * article. dist/ must then be the old site or the new one to the byte, and the next build must
 * give the new one.
 */
export async function killBuilds(
  script: 'build.ts' | 'start.ts',
  runs: number,
  seed: number,
  tick: Tick,
): Promise<Kills> {
  const copy = copyProject();
  const dist = join(copy, 'dist');
  const random = seeded(seed);
  const result: Kills = { killed: 0, old: 0, fresh: 0, faults: [] };
  const article = globSync('content/articles/*/*.md', { cwd: copy }).sort()[0];
  if (article === undefined) throw new Error('there is no article to edit');
  const file = join(copy, article);
  const printed = readFileSync(file, 'utf8');
  // An edit that the audit allows: it accounts for the text, not for the page number.
  const texts = [printed, printed.replace(/^order: \d+$/m, (line) => `page: "9"\n${line}`)];
  const states: string[] = [];
  let duration = 0;
  for (const text of texts) {
    writeFileSync(file, text);
    duration = runScript(copy, 'build.ts');
    states.push(stateOf(dist));
  }
  if (states[0] === states[1]) throw new Error('an edit of an article did not change the site');
  let standing = 1;
  for (let run = 1; run <= runs; run++) {
    const wanted = 1 - standing;
    writeFileSync(file, texts[wanted] ?? '');
    const after = random() * duration * 1.1;
    if (await killScript(copy, script, after)) result.killed += 1;
    const left = existsSync(dist) ? stateOf(dist) : 'nothing';
    if (left === states[standing]) result.old += 1;
    else if (left === states[wanted]) result.fresh += 1;
    else {
      result.faults.push(`run ${run}, killed after ${Math.round(after)} ms: dist/ is ${left}`);
    }
    runScript(copy, 'build.ts');
    if (stateOf(dist) !== states[wanted]) {
      result.faults.push(
        `run ${run}, killed after ${Math.round(after)} ms: the next build differs`,
      );
    }
    const beside = globSync('.dist-*', { cwd: copy });
    if (beside.length > 0) result.faults.push(`run ${run}: ${beside.join(', ')} left behind`);
    standing = wanted;
    tick(run);
  }
  rmSync(copy, { recursive: true, force: true });
  return result;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  process.stdout.write(`runs ${runs}, seed ${seed}\n`);
  const series: Record<string, (tick: Tick) => Promise<Kills>> = {
    ingest: (tick) => killIngests(runs, seed, tick),
    build: (tick) => killBuilds('build.ts', runs, seed, tick),
    start: (tick) => killBuilds('start.ts', runs, seed, tick),
  };
  const named = positionals.length > 0 ? positionals : Object.keys(series);
  for (const name of named) {
    const kill = series[name];
    if (!kill) throw new Error(`there is no series ${name}: ${Object.keys(series).join(', ')}`);
    const progress = startProgress(name, runs);
    const { killed, old, fresh, faults } = await kill(progress.at);
    progress.end(`${name}: ${killed} of ${runs} killed; old state ${old}, new state ${fresh}`);
    for (const fault of faults) process.stdout.write(`FAULT ${name}: ${fault}\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
}

if (import.meta.main) await runCommand(main);
