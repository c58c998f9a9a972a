import { hash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Checksums } from '../verify/checksums.ts';

/** The last build of a site, as far as its pages may be used again. */
export interface LastBuild {
  folder: string;
  /** Content key by file. */
  keys: ReadonlyMap<string, string>;
  sums: Checksums;
}

/** Makes folders, each once. */
export function folderMaker(root: string): (file: string) => string {
  const made = new Set<string>();
  return (file) => {
    const path = join(root, file);
    const folder = dirname(path);
    if (!made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      made.add(folder);
    }
    return path;
  };
}

export const sumOf = (bytes: Uint8Array): string => hash('sha256', bytes);

/** Two names for one file cost no space and no time; another file system gets a copy. */
function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    copyFileSync(from, to);
  }
}

/**
 * Puts `file` of the last build at the path that `to` gives if it has the same content key and its bytes are still
 * those that were recorded. Returns their checksum; undefined when the page must be rendered.
 */
export function reuse(
  last: LastBuild,
  file: string,
  key: string | undefined,
  to: () => string,
): string | undefined {
  if (key === undefined || last.keys.get(file) !== key) return undefined;
  const from = join(last.folder, file);
  const recorded = last.sums.get(file);
  try {
    if (sumOf(readFileSync(from)) !== recorded) return undefined;
    place(from, to());
    return recorded;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
