import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** One run of a program. */
export interface Run {
  /** Wall time. */
  seconds: number;
  /** Time of the processor that the process itself took (Linux): the same on a busy machine. */
  cpuSeconds: number;
  /** Highest sum of the resident memory of the process and those it started (Linux). */
  megabytes: number;
  /** Highest resident memory of any one of them. */
  largest: number;
  /** Lines of output, and when they came. */
  said: { seconds: number; text: string }[];
}

/** Milliseconds between two looks at the memory. */
const LOOK = 100;

/** Megabytes of a process and those it started: each of them. */
function residentOf(pid: number): number[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
    return [own, ...children.flatMap((child) => residentOf(Number(child)))];
  } catch {
    // It has ended between two looks.
    return [];
  }
}

/** Clock ticks a second in /proc, the same on every Linux. */
const TICKS = 100;

/** Seconds of the processor that a process has taken; undefined once it has ended. */
function cpuOf(pid: number): number | undefined {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    // utime and stime, fields 14 and 15; the second field, the name in brackets, is cut off.
    const [user, system] = after.split(' ').slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) / TICKS;
  } catch {
    return undefined;
  }
}

/**
 * Runs a program to its end.
 *
 * @throws Error with what it said when it fails
 */
export async function measure(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  const started = performance.now();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, NODE_ENV: 'production', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Run['said'] = [];
  const seconds = () => (performance.now() - started) / 1000;
  const read = async (stream: Readable) => {
    for await (const text of createInterface({ input: stream })) {
      said.push({ seconds: seconds(), text });
    }
  };
  const reading = Promise.all([read(child.stdout), read(child.stderr)]);
  let megabytes = 0;
  let cpuSeconds = 0;
  let largest = 0;
  const look = setInterval(() => {
    cpuSeconds = cpuOf(child.pid ?? 0) ?? cpuSeconds;
    const all = residentOf(child.pid ?? 0);
    megabytes = Math.max(
      megabytes,
      all.reduce((sum, one) => sum + one, 0),
    );
    largest = Math.max(largest, ...all);
  }, LOOK);
  const [status] = (await once(child, 'close')) as [number | null];
  clearInterval(look);
  const run = { seconds: seconds(), cpuSeconds, megabytes, largest, said };
  await reading;
  if (status !== 0) {
    throw new Error(`${program} failed:\n${said.map(({ text }) => text).join('\n')}`);
  }
  return run;
}
