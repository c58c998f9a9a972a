import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

function besides(out: string, mark: 'new' | 'old' | 'gone-'): string {
  return join(dirname(out), `.${basename(out)}-${mark}`);
}

/** Entries of a folder and of those in it from which on nobody should wait for its removal. */
const MANY = 5000;

const entriesOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const inside = entry.isDirectory() ? readdirSync(join(folder, entry.name)).length : 0;
    return sum + 1 + inside;
  }, 0);

/** Removes a folder in a process that may outlive this one. */
function removeApart(folder: string): void {
  const child = spawn('rm', ['-rf', '--', folder], { detached: true, stdio: 'ignore' });
  child.on('error', () => rmSync(folder, { recursive: true, force: true }));
  child.unref();
}

/**
 * Removes what has stood in the place of `out`. A disk can take longer to remove a large site than
 * the build to change it: that goes on when the build has ended.
 */
function discard(folder: string, out: string): void {
  if (entriesOf(folder) < MANY) rmSync(folder, { recursive: true, force: true });
  else {
    const gone = `${besides(out, 'gone-')}${process.pid}`;
    renameSync(folder, gone);
    removeApart(gone);
  }
}

/**
 * Moves a finished build beside `out`, so that one rename can put it in place. Copies it when `out`
 * is on another file system.
 */
export function bringBeside(built: string, out: string): string {
  const fresh = besides(out, 'new');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(dirname(fresh), { recursive: true });
  try {
    renameSync(built, fresh);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    // Without a filter Node copies natively and calls a full disk an input/output error.
    cpSync(built, fresh, { recursive: true, filter: () => true });
  }
  return fresh;
}

/**
 * Puts a finished build in the place of the last one. GNU `mv --exchange` (coreutils 9.5) does it
 * in one step of the file system. Where it is missing there are two renames, and `recover` mends
 * what a kill exactly between them leaves.
 */
export function swapIn(fresh: string, out: string): void {
  if (!existsSync(out)) {
    renameSync(fresh, out);
    return;
  }
  const exchanged = spawnSync('mv', ['--exchange', '--no-target-directory', fresh, out]);
  if (exchanged.status === 0) {
    discard(fresh, out);
    return;
  }
  const old = besides(out, 'old');
  renameSync(out, old);
  renameSync(fresh, out);
  discard(old, out);
}

/**
 * Mends what a killed build left beside `out`: brings the last good build back if only it is
 * there, and removes the rest. Must not run while a build does.
 */
export function recover(out: string): void {
  const old = besides(out, 'old');
  if (!existsSync(out) && existsSync(old)) renameSync(old, out);
  rmSync(old, { recursive: true, force: true });
  rmSync(besides(out, 'new'), { recursive: true, force: true });
  const gone = basename(besides(out, 'gone-'));
  const beside = existsSync(dirname(out)) ? readdirSync(dirname(out)) : [];
  for (const name of beside) if (name.startsWith(gone)) removeApart(join(dirname(out), name));
}

/** Names of the folders directly under `folder` that hold a page. */
export function pagesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'index.html')))
    .map((entry) => entry.name)
    .sort();
}
