import { spawn, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Checksums, checksumsOf, formatList, LIST } from '../verify/checksums.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What is not the project itself: made from it, or fetched. */
const NOT_COPIED = /^(\.astro|\.cache|\.git|\.dist-.*|dist|node_modules|shots)$/;

/** What builds keep by the bytes it is made of, wherever the project stands. */
const KEPT = ['accounts', 'cards', 'entries', 'index', 'programs'];

/**
 * A copy of the project to do harm to, with the same packages, whose first build makes everything
 * anew. Remove it when done.
 */
export function freshCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'jianbao-copy-'));
  for (const name of readdirSync(ROOT)) {
    if (NOT_COPIED.test(name)) continue;
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** A copy of the project with what its builds have kept: compiling and drawing are not what is tried. */
export function copyProject(): string {
  const copy = freshCopy();
  for (const name of KEPT) {
    const kept = join('.cache', name);
    if (existsSync(join(ROOT, kept))) {
      cpSync(join(ROOT, kept), join(copy, kept), { recursive: true });
    }
  }
  return copy;
}

/** The checksums of all files under a folder, its own list of them included. */
export function sumsOf(folder: string): Checksums {
  const sums = checksumsOf(folder);
  const list = join(folder, LIST);
  if (existsSync(list)) sums.set(LIST, hash('sha256', readFileSync(list)));
  return sums;
}

/** One hash over the names and contents of all files under a folder. */
export const stateOf = (folder: string): string =>
  hash('sha256', formatList(sumsOf(folder))).slice(0, 16);

const environment = { ...process.env, NODE_ENV: 'production' };

/** Runs a script of a copy to its end, good or bad. */
export function tryScript(
  copy: string,
  script: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): { status: number | null; said: string } {
  const done = spawnSync(process.execPath, [join(copy, 'scripts', script), ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...environment, ...env },
  });
  return { status: done.status, said: done.stdout + done.stderr };
}

/**
 * Runs a script of a copy to its end; returns the milliseconds it took.
 *
 * @throws Error with everything that the script said when it fails
 */
export function runScript(...run: Parameters<typeof tryScript>): number {
  const started = performance.now();
  const { status, said } = tryScript(...run);
  if (status !== 0) throw new Error(`${run[1]}: ${said}`);
  return performance.now() - started;
}

/**
 * Runs a script of a copy and kills it, with everything it started, after some milliseconds. True
 * when it was killed, false when it had ended by then.
 */
export async function killScript(
  copy: string,
  script: string,
  after: number,
  args: readonly string[] = [],
): Promise<boolean> {
  const child = spawn(process.execPath, [join(copy, 'scripts', script), ...args], {
    cwd: copy,
    detached: true,
    stdio: 'ignore',
    env: environment,
  });
  const closed = once(child, 'close');
  await Promise.race([wait(after), closed]);
  const alive = child.exitCode === null && child.pid !== undefined;
  if (alive) process.kill(-(child.pid ?? 0), 'SIGKILL');
  await closed;
  return alive;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
