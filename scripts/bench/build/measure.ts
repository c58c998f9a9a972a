import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** One run of a program. */
export interface Run {
  /** Wall time. */
  seconds: number;
  /** Highest sum of the resident memory of the process and those it started (Linux). */
  megabytes: number;
}

/** Milliseconds between two looks at the memory. */
const LOOK = 100;

function residentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
    return children.reduce((sum, child) => sum + residentOf(Number(child)), own);
  } catch {
    // It has ended between two looks.
    return 0;
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
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => said.push(data));
  }
  let megabytes = 0;
  const look = setInterval(() => {
    megabytes = Math.max(megabytes, residentOf(child.pid ?? 0));
  }, LOOK);
  const [status] = (await once(child, 'close')) as [number | null];
  clearInterval(look);
  if (status !== 0) throw new Error(`${program} failed:\n${Buffer.concat(said)}`);
  return { seconds: (performance.now() - started) / 1000, megabytes };
}
