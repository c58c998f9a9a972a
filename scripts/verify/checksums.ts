import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Name of the list of checksums in a folder. `sha256sum -c` reads it as well. */
export const LIST = 'checksums.sha256';

/** SHA-256 in hexadecimal by path inside the folder, with forward slashes. */
export type Checksums = Map<string, string>;

/** All files under a folder, sorted, its own list left out. */
export function filesOf(folder: string): string[] {
  const insides = new Map<string, string>();
  /** A folder inside `folder`, worked out once for all its files. */
  const insideOf = (parent: string) => {
    const known = insides.get(parent) ?? relative(folder, parent).replaceAll('\\', '/');
    insides.set(parent, known);
    return known;
  };
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const inside = insideOf(parentPath);
      return inside === '' ? name : `${inside}/${name}`;
    })
    .filter((path) => path !== LIST)
    .sort();
}

/** The checksums of all files under a folder; those that are `known` are not read again. */
export function checksumsOf(folder: string, known: Checksums = new Map()): Checksums {
  const sum = (path: string) => hash('sha256', readFileSync(join(folder, path)));
  return new Map(filesOf(folder).map((path) => [path, known.get(path) ?? sum(path)]));
}

/** The text of a list: one `<sha256>  <path>` a line, sorted by path. */
export function formatList(sums: Checksums): string {
  const paths = [...sums.keys()].sort();
  return paths.map((path) => `${sums.get(path)}  ${path}\n`).join('');
}

/** One line of a list; undefined if it is none. */
export function parseSum(line: string): { sum: string; path: string } | undefined {
  const [, sum, path] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? [];
  return sum === undefined || path === undefined ? undefined : { sum, path };
}

/** Reads a list back; `damaged` are the numbers of lines that are not lines of a list. */
export function parseList(text: string): { sums: Checksums; damaged: number[] } {
  const sums: Checksums = new Map();
  const damaged: number[] = [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  else damaged.push(lines.length);
  for (const [index, line] of lines.entries()) {
    const found = parseSum(line);
    if (found && !sums.has(found.path)) sums.set(found.path, found.sum);
    else if (!damaged.includes(index + 1)) damaged.push(index + 1);
  }
  return { sums, damaged };
}

/** Paths by what happened to them since the list was written; each sorted. */
export interface Differences {
  changed: string[];
  missing: string[];
  added: string[];
}

export function compareSums(recorded: Checksums, found: Checksums): Differences {
  const recordedPaths = [...recorded.keys()].sort();
  return {
    changed: recordedPaths.filter(
      (path) => found.has(path) && found.get(path) !== recorded.get(path),
    ),
    missing: recordedPaths.filter((path) => !found.has(path)),
    added: [...found.keys()].filter((path) => !recorded.has(path)).sort(),
  };
}

/** Writes the list of a folder, whole or not at all. */
export function recordSums(folder: string, sums: Checksums): void {
  const temporary = join(folder, `${LIST}.new`);
  writeFileSync(temporary, formatList(sums));
  renameSync(temporary, join(folder, LIST));
}

/** The recorded list of a folder; undefined when there is none. */
export function recordedSums(folder: string): ReturnType<typeof parseList> | undefined {
  const file = join(folder, LIST);
  return existsSync(file) ? parseList(readFileSync(file, 'utf8')) : undefined;
}
