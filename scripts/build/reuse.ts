import { hash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeptFiles } from '../export/data.ts';
import type { Checksums } from '../verify/checksums.ts';

/** The last build of a site, as far as its files may be used again. */
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
export function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    copyFileSync(from, to);
  }
}

/** Checksum that the last build recorded of a file, if the file had the same content key then. */
export function recordedSum(
  last: LastBuild | undefined,
  file: string,
  key: string | undefined,
): string | undefined {
  if (!last || key === undefined || last.keys.get(file) !== key) return undefined;
  return last.sums.get(file);
}

/** Bytes of a file of the last build; undefined when it is gone or not what was recorded. */
export function lastBytes(folder: string, file: string, sum: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(join(folder, file));
    return sumOf(bytes) === sum ? bytes : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Files other than pages that exports take over from the last build; their keys go into `keys`, and
 * the checksums of those that were taken into `sums`.
 */
export function keptFiles(
  last: LastBuild | undefined,
  root: string,
  { keys, sums }: { keys: Map<string, string>; sums: Checksums },
): KeptFiles {
  const toPath = folderMaker(root);
  return {
    take(files, key) {
      for (const file of files) keys.set(file, key);
      const found = files.flatMap((file) => {
        const sha256 = recordedSum(last, file, key);
        const bytes = last && sha256 && lastBytes(last.folder, file, sha256);
        return bytes ? [{ bytes: bytes.length, sha256 }] : [];
      });
      if (!last || found.length < files.length) return undefined;
      for (const [at, file] of files.entries()) {
        place(join(last.folder, file), toPath(file));
        sums.set(file, found[at]?.sha256 ?? '');
      }
      return found;
    },
  };
}
