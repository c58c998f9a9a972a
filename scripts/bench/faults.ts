import { parseArgs } from 'node:util';
import { startProgress } from '../progress.ts';
import { runCommand } from '../shell.ts';
import { flipBits } from './faults/bits.ts';
import { fillDisks } from './faults/disk.ts';
import { slipKeys } from './faults/edits.ts';
import type { Faults, Tick } from './faults/faults.ts';
import { losePieces } from './faults/joints.ts';
import { sendPayloads } from './faults/payloads.ts';
import { poisonDumps } from './faults/poison.ts';
import { buildAgain } from './faults/repeat.ts';
import { runTwice } from './faults/twice.ts';
import { upgradeOn } from './faults/upgrade.ts';

type Series = (runs: number, seed: number, tick: Tick) => Faults | Promise<Faults>;

/** Each kind of fault: what is done, and how often when nobody says otherwise. */
const SERIES: Record<string, { run: Series; runs: number; hit: string }> = {
  disk: { run: fillDisks, runs: 100, hit: 'stopped by a full or read-only disk' },
  twice: { run: runTwice, runs: 50, hit: 'with one of two refused' },
  bits: { run: flipBits, runs: 500, hit: 'flipped bits named' },
  edits: { run: slipKeys, runs: 2000, hit: 'refused with file and remedy' },
  joints: { run: losePieces, runs: 200, hit: 'losses that stop the build' },
  poison: { run: poisonDumps, runs: 30, hit: 'archives of code shown as printed' },
  payloads: { run: sendPayloads, runs: 500, hit: 'taken for words' },
  upgrade: { run: upgradeOn, runs: 100, hit: 'changes with every old address alive' },
  repeat: { run: buildAgain, runs: 20, hit: 'builds with the same bytes' },
};

/** Long runs of faults: `npm run bench:faults -- --runs 50 disk bits`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string' }, seed: { type: 'string', default: '1' } },
  });
  const seed = Number(values.seed);
  for (const name of positionals.length > 0 ? positionals : Object.keys(SERIES)) {
    const series = SERIES[name];
    if (!series) throw new Error(`there is no series ${name}: ${Object.keys(SERIES).join(', ')}`);
    const runs = Number(values.runs ?? series.runs);
    const progress = startProgress(name, runs);
    const { hit, faults } = await series.run(runs, seed, progress.at);
    progress.end(`${name}: done`);
    const verdict = `${hit} ${series.hit}; ${faults.length} faults`;
    process.stdout.write(`${name}: ${runs} runs, seed ${seed}; ${verdict}\n`);
    for (const fault of faults) process.stdout.write(`FAULT ${name}: ${fault}\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
}

if (import.meta.main) await runCommand(main);
