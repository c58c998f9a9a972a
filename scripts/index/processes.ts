import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Work in processes of its own: more than one core, and memory that is given back. */

/**
 * Runs a script of this folder.
 *
 * @throws Error with what it said when it fails
 */
export function runProcess(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
    });
    let said = '';
    child.stderr.on('data', (bytes) => {
      said += bytes;
    });
    child.on('error', fail);
    child.on('exit', (code) => {
      if (code === 0) done();
      else fail(new Error(`索引进程失败（${code}）：${said.trim()}`));
    });
  });
}

/** Starts work as it comes, at most so many at once. */
export function workers(limit: number) {
  const running = new Set<Promise<void>>();
  let failure: unknown;
  return {
    async start(work: () => Promise<void>): Promise<void> {
      while (running.size >= limit) await Promise.race(running);
      if (failure) throw failure;
      const run: Promise<void> = work()
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => running.delete(run));
      running.add(run);
    },
    async finish(): Promise<void> {
      await Promise.all(running);
      if (failure) throw failure;
    },
  };
}
