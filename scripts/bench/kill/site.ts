import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyProject, killScript, runScript, seeded, stateOf } from '../copy.ts';
import { type Kills, noKills, type Tick, tooMany } from './kills.ts';

/** What is killed, what mends it, and the folder that must always be whole. */
interface Series {
  script: string;
  next: string;
  out: string;
  /** How much longer it works than what mends it. */
  longer: number;
}

/** The steps that write into the published folder. */
export const siteSeries = {
  build: { script: 'build.ts', next: 'build.ts', out: 'dist', longer: 1 },
  index: { script: 'index.ts', next: 'index.ts', out: 'dist/pagefind', longer: 1 },
  /** Ingests before it builds, and serves when it is done. */
  start: { script: 'start.ts', next: 'build.ts', out: 'dist', longer: 1.2 },
} as const satisfies Record<string, Series>;

/**
 * Kills a step at random moments, each after an edit of an article. What it writes must then be as
 * before or as after it, to the byte, and the next run must give the state after it and leave
 * nothing beside.
 */
export async function killSteps(
  { script, next, out, longer }: Series,
  runs: number,
  seed: number,
  tick: Tick,
): Promise<Kills> {
  const copy = copyProject();
  const folder = join(copy, out);
  const random = seeded(seed);
  const result = noKills();
  const article = globSync('content/articles/*/*.md', { cwd: copy }).sort()[0];
  if (article === undefined) throw new Error('there is no article to edit');
  const file = join(copy, article);
  const printed = readFileSync(file, 'utf8');
  // An edit that the audit allows: it accounts for the text, not for the page number.
  const texts = [printed, printed.replace(/^order: \d+$/m, (line) => `page: "9"\n${line}`)];
  runScript(copy, 'build.ts');
  const states: string[] = [];
  let duration = 0;
  for (const text of texts) {
    writeFileSync(file, text);
    duration = runScript(copy, next);
    states.push(stateOf(folder));
  }
  if (states[0] === states[1]) throw new Error(`an edit of an article did not change ${out}`);
  let standing = 1;
  for (let run = 1; result.killed < runs && run <= tooMany(runs); run++) {
    const wanted = 1 - standing;
    writeFileSync(file, texts[wanted] ?? '');
    const after = random() * duration * longer;
    const fault = (text: string) =>
      result.faults.push(`run ${run}, killed after ${Math.round(after)} ms: ${text}`);
    if (await killScript(copy, script, after)) result.killed += 1;
    const left = existsSync(folder) ? stateOf(folder) : 'nothing';
    if (left === states[standing]) result.old += 1;
    else if (left === states[wanted]) result.fresh += 1;
    else fault(`${out} is ${left}`);
    const milliseconds = runScript(copy, next);
    if (left === states[standing]) duration = milliseconds;
    if (stateOf(folder) !== states[wanted]) fault('the next run differs');
    const beside = globSync(`.${basename(out)}-*`, { cwd: dirname(folder) });
    const work = globSync('.cache/{building,indexing}', { cwd: copy });
    if (beside.length + work.length > 0) fault(`${[...beside, ...work].join(', ')} left behind`);
    standing = wanted;
    tick(result.killed);
  }
  rmSync(copy, { recursive: true, force: true });
  return result;
}
