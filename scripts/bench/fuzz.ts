import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { startProgress } from '../progress.ts';
import { runCommand } from '../shell.ts';
import { bigInputs, hostileBytes } from './fuzz/inputs.ts';
import { faultsOfDump, timed } from './fuzz/run.ts';

/** Above this factor for a doubled input, time does not grow linearly (n log n gives about 2.2). */
const LINEAR = 2.8;

/** Runs shorter than this are too short to be compared, in milliseconds. */
const TELLING = 50;

/** An input of the size of a page that takes longer than this hangs, in milliseconds. */
const HANG = 5000;

function faultsOf(bytes: Uint8Array): string[] {
  try {
    return faultsOfDump(bytes);
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : String(error)}`];
  }
}

/** Hostile inputs, each the whole way and back. Returns the number of those that went wrong. */
function fuzz(runs: number, seed: number): number {
  const progress = startProgress('fuzz', runs);
  const started = performance.now();
  let done = 0;
  let slowest = 0;
  const result = fc.check(
    fc.property(hostileBytes, (bytes) => {
      done += 1;
      progress.at(done);
      const { value: faults, milliseconds } = timed(() => faultsOf(bytes));
      slowest = Math.max(slowest, milliseconds);
      if (milliseconds > HANG) throw new Error(`took ${Math.round(milliseconds)} ms`);
      if (faults.length > 0) throw new Error(faults.join('\n'));
    }),
    { numRuns: runs, seed },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  progress.end(
    `fuzz: ${result.numRuns} inputs, seed ${result.seed}, ${seconds} s, slowest ${Math.round(slowest)} ms`,
  );
  if (!result.failed) return 0;
  const [bytes] = result.counterexample ?? [];
  process.stdout.write(`FAULT ${Buffer.from(bytes ?? []).toString('hex')}\n`);
  process.stdout.write(`${String(result.errorInstance)}\n`);
  return 1;
}

/** Each big input at doubling sizes: milliseconds of the processor, and the last doubling's factor. */
function doubling(share: number): number {
  let slow = 0;
  for (const { name, largest, make } of bigInputs) {
    const times: number[] = [];
    const most = Math.round(largest * share);
    for (const part of [8, 4, 2, 1]) {
      const bytes = Buffer.from(make(most / part));
      const { value: faults, milliseconds } = timed(() => faultsOf(bytes));
      times.push(milliseconds);
      for (const fault of faults.slice(0, 3)) process.stdout.write(`FAULT ${name}: ${fault}\n`);
      slow += faults.length > 0 ? 1 : 0;
    }
    const [before = 0, last = 0] = times.slice(-2);
    const factor = last / Math.max(before, TELLING);
    if (factor > LINEAR) slow += 1;
    const shown = times.map((time) => Math.round(time)).join(' → ');
    const verdict = factor > LINEAR ? `NOT LINEAR (×${factor.toFixed(1)})` : 'linear';
    process.stdout.write(`${most} ${name}: ${shown} ms, ${verdict}\n`);
  }
  return slow;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      /** Part of the largest size of each big input. */
      share: { type: 'string', default: '1' },
    },
  });
  const wrong = fuzz(Number(values.runs), Number(values.seed));
  const slow = doubling(Number(values.share));
  if (wrong + slow > 0) process.exitCode = 1;
}

if (import.meta.main) await runCommand(main);
