import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { copyProject, runScript, seeded, stateOf } from '../copy.ts';
import type { Faults, Tick } from './faults.ts';

interface Ended {
  status: number | null;
  said: string;
}

async function start(copy: string, script: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(copy, 'scripts', script), ...args], {
    cwd: copy,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  child.stdout.resume();
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, said };
}

/**
 * Starts two ingests, or two builds, at once or shortly after each other. Each works or says that
 * another does, and the end is that of one run alone.
 */
export async function runTwice(runs: number, seed: number, tick: Tick): Promise<Faults> {
  const copy = copyProject();
  const random = seeded(seed);
  const result: Faults = { hit: 0, faults: [] };
  const made = join(copy, 'made');
  const steps = [
    {
      script: 'ingest.ts',
      args: ['--dumps', join(copy, 'content/dumps'), '--content', made],
      busy: '另一个整理正在进行',
    },
    { script: 'build.ts', args: ['--full', '--out', made], busy: '另一个构建正在进行' },
  ].map((step) => {
    rmSync(made, { recursive: true, force: true });
    const duration = runScript(copy, step.script, step.args);
    return { ...step, duration, end: stateOf(made) };
  });
  for (let run = 1; run <= runs; run++) {
    const { script, args, busy, duration, end } = steps[run % 2] as (typeof steps)[number];
    rmSync(made, { recursive: true, force: true });
    const later = run % 4 < 2 ? 0 : random() * duration;
    const both = await Promise.all([
      start(copy, script, args),
      wait(later).then(() => start(copy, script, args)),
    ]);
    const fault = (text: string) =>
      result.faults.push(`run ${run}, ${script}, second ${Math.round(later)} ms later: ${text}`);
    const refused = both.filter(({ status }) => status !== 0);
    if (refused.length > 0) result.hit += 1;
    if (refused.length > 1) fault('both were refused');
    for (const { said } of refused) if (!said.includes(busy)) fault(said);
    if (stateOf(made) !== end) fault('the end is another');
    tick(run);
  }
  rmSync(copy, { recursive: true, force: true });
  return result;
}
