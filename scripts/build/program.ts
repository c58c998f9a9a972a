import { hash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { checksumsOf, compareSums, recordedSums, recordSums } from '../verify/checksums.ts';

/** Folder of a compiled program that holds the modules that render pages. */
export const SERVER = 'server';

/** Folder of a compiled program with the files that every site has: scripts, styles, icons. */
export const CLIENT = 'client';

/** Compiled programs that are kept: of other settings, or of templates as they were. */
const KEPT = 6;

/** Of the packages that are installed; the lock file says which should be. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Which compiled program belongs to the state `code` of program and settings. */
export function programKey(root: string, code: string): string {
  const file = join(root, INSTALLED);
  const installed = existsSync(file) ? hash('sha256', readFileSync(file)) : '';
  return hash('sha256', `${code} ${process.env.NODE_ENV} ${installed}`).slice(0, 32);
}

/** Whether a folder holds a compiled program, and every byte of it is what was recorded. */
function isSound(folder: string): boolean {
  const recorded = recordedSums(folder);
  if (!recorded || recorded.damaged.length > 0) return false;
  const { changed, missing, added } = compareSums(recorded.sums, checksumsOf(folder));
  return changed.length + missing.length + added.length === 0;
}

/** Removes the programs that were not used for the longest time, and what killed builds left. */
function removeOld(cache: string): void {
  const byUse = readdirSync(cache)
    .map((name) => join(cache, name))
    .map((path) => ({ path, used: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  for (const { path } of byUse.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

/**
 * The templates compiled to modules: from the cache if this very program was compiled before, which
 * saves starting Astro and Vite. Several processes may ask for it at the same time.
 *
 * @param key tells the state of the program, which must not change while it is compiled
 * @param compile writes the program into the folder it is given
 * @returns its folder
 * @throws Error when the program changes meanwhile
 */
export async function compiledProgram(
  cache: string,
  key: () => string,
  compile: (folder: string) => Promise<void>,
): Promise<string> {
  const name = key();
  const folder = join(cache, name);
  if (isSound(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  const fresh = join(cache, `${name}.${process.pid}`);
  try {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    await compile(fresh);
    if (key() !== name) throw new Error('构建期间程序有改动，原有网站没有替换。请重新运行。');
    recordSums(fresh, checksumsOf(fresh));
    if (!isSound(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(fresh, folder);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  removeOld(cache);
  return folder;
}

/** What a compiled program says of itself. */
export interface Compiled {
  /** Module of `SERVER` that everything starts from. */
  entry: string;
  /** What Astro knows of the styles of a page, by its own name for the page. */
  pages: [name: string, page: { styles: unknown[] }][];
  /** Scripts that integrations put into every page. */
  scripts: unknown[];
}

const ABOUT = 'program.json';

export function describeProgram(folder: string, compiled: Compiled): void {
  writeFileSync(join(folder, ABOUT), JSON.stringify(compiled));
}

export const programAt = (folder: string): Compiled =>
  JSON.parse(readFileSync(join(folder, ABOUT), 'utf8')) as Compiled;

/** Copies what every site has into a site. */
export function copyClient(program: string, site: string): void {
  cpSync(join(program, CLIENT), site, { recursive: true });
}
