import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ingestAll } from '../../store/ingest-all.ts';
import { type Checksums, formatList } from '../../verify/checksums.ts';
import { copyProject, killScript, runScript, seeded, sumsOf } from '../copy.ts';
import { type Kills, noKills, type Tick, tooMany } from './kills.ts';

/** What a run of ingest leaves in the content folder while it works. */
const PENDING = '.pending';
const LOCK = '.ingest.lock';

/** Checksums of all that a reader of a content folder could take for content. */
function contentOf(content: string): Checksums {
  const sums = existsSync(content) ? sumsOf(content) : new Map<string, string>();
  for (const path of sums.keys()) {
    if (path.startsWith(`${PENDING}/`) || path.startsWith(LOCK)) sums.delete(path);
  }
  return sums;
}

/** The content after each dump of an undisturbed run, nothing and the first topics before it. */
function stagesOf(copy: string, content: string): Checksums[] {
  const [all, some] = [join(copy, 'content/dumps'), join(copy, 'some-dumps')];
  mkdirSync(some);
  const stages: Checksums[] = [];
  for (const name of readdirSync(all).sort()) {
    cpSync(join(all, name), join(some, name));
    ingestAll({ dumps: some, content, redo: [], check: false }, () => {});
    stages.push(contentOf(content));
  }
  const topics = [...(stages[0] ?? [])].filter(([path]) => path.startsWith('topics/'));
  return [new Map(), new Map(topics), ...stages];
}

/**
 * Kills ingest of all dumps into an empty content folder at random moments. The content must then
 * be as after some whole number of dumps; where a plan is left to be carried out, every file must
 * be one that an undisturbed run has. The next run must end in the bytes of an undisturbed run.
 */
export async function killIngests(runs: number, seed: number, tick: Tick): Promise<Kills> {
  const copy = copyProject();
  const content = join(copy, 'made');
  const args = ['--dumps', join(copy, 'content/dumps'), '--content', content];
  const random = seeded(seed);
  const result = noKills();
  const stages = stagesOf(copy, content);
  const states = stages.map(formatList);
  const end = states.at(-1);
  const versions = new Set(stages.flatMap((sums) => [...sums].map((file) => file.join(' '))));
  rmSync(content, { recursive: true });
  let duration = runScript(copy, 'ingest.ts', args);
  if (formatList(contentOf(content)) !== end) {
    result.faults.push('all dumps at once and one after another do not end the same');
  }
  for (let run = 1; result.killed < runs && run <= tooMany(runs); run++) {
    rmSync(content, { recursive: true });
    const after = random() * duration;
    const fault = (text: string) =>
      result.faults.push(`run ${run}, killed after ${Math.round(after)} ms: ${text}`);
    if (await killScript(copy, 'ingest.ts', after, args)) result.killed += 1;
    const found = contentOf(content);
    const list = formatList(found);
    if (existsSync(join(content, PENDING, 'plan.json'))) {
      result.pending += 1;
      for (const file of found) if (!versions.has(file.join(' '))) fault(`${file[0]} is not whole`);
    } else if (list === end) result.fresh += 1;
    else if (states.includes(list)) result.old += 1;
    else fault('the content is neither as before nor as after a dump');
    const milliseconds = runScript(copy, 'ingest.ts', args);
    if (list === states[0]) duration = milliseconds;
    if (formatList(contentOf(content)) !== end) fault('the next run differs');
    if (existsSync(join(content, PENDING))) fault('the next run leaves .pending behind');
    tick(result.killed);
  }
  rmSync(copy, { recursive: true, force: true });
  return result;
}
