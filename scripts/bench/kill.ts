import { parseArgs } from 'node:util';
import { startProgress } from '../progress.ts';
import { runCommand } from '../shell.ts';
import { killIngests } from './kill/ingest.ts';
import type { Kills, Tick } from './kill/kills.ts';
import { killSteps, siteSeries } from './kill/site.ts';

/** Kills each step of the work at random moments: `npm run bench:kill -- --runs 200 build index`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  process.stdout.write(`runs ${runs}, seed ${seed}\n`);
  const series: Record<string, (tick: Tick) => Promise<Kills>> = {
    ingest: (tick) => killIngests(runs, seed, tick),
    build: (tick) => killSteps(siteSeries.build, runs, seed, tick),
    index: (tick) => killSteps(siteSeries.index, runs, seed, tick),
    start: (tick) => killSteps(siteSeries.start, runs, seed, tick),
  };
  const named = positionals.length > 0 ? positionals : Object.keys(series);
  for (const name of named) {
    const kill = series[name];
    if (!kill) throw new Error(`there is no series ${name}: ${Object.keys(series).join(', ')}`);
    const progress = startProgress(name, runs);
    const { killed, old, fresh, pending, faults } = await kill(progress.at);
    progress.end(`${name}: done`);
    const states = `old state ${old}, new state ${fresh}, to be carried out ${pending}`;
    const verdict = `${faults.length} faults`;
    process.stdout.write(`${name}: ${killed} of ${runs} killed; ${states}; ${verdict}\n`);
    for (const fault of faults) process.stdout.write(`FAULT ${name}: ${fault}\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
}

if (import.meta.main) await runCommand(main);
