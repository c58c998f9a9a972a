import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checksum } from '../../src/archive/files.ts';
import type { ArchiveConfig } from '../../src/schema/config.ts';

/** Files of the program that the bytes of a built site depend on. */
const PROGRAM = ['astro.config.mjs', 'package-lock.json', 'public', 'scripts', 'src'];

/** Written into the content folder by builds and ingest, for themselves. */
export const MADE: ReadonlySet<string> = new Set([
  'audit.json',
  'audit.json.tmp',
  '.ingest.lock',
  '.ingest.lock-journal',
]);

/** What Astro writes beside templates, for editors and for itself. */
const GENERATED = /(?:^|\/)(?:\.astro|node_modules)\//;

/** All files of a folder, or a file itself; paths inside `root`, with forward slashes, sorted. */
function filesUnder(root: string, name: string): string[] {
  const path = join(root, name);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Checksums of files by path. File times play no part. */
export type Sums = ReadonlyMap<string, string>;

const sumsOf = (root: string, files: readonly string[]): Sums =>
  new Map(files.map((file) => [file, checksum(readFileSync(join(root, file)))]));

/** A hash over the names and contents of files. */
function printOfSums(start: string, sums: Sums): string {
  const print = createHash('sha256').update(start);
  for (const [file, sum] of sums) print.update(`\n${file}\n${sum}`);
  return print.digest('hex');
}

/** Changes when pages made before can no longer be used: program, settings, packages, Node. */
export function programPrint(root: string, config: ArchiveConfig): string {
  const files = PROGRAM.flatMap((name) => filesUnder(root, name));
  const written = files.filter((file) => !GENERATED.test(file));
  return printOfSums(`${process.version}\n${JSON.stringify(config)}`, sumsOf(root, written));
}

/** Checksums of all files of the content folder. */
export const contentSums = (content: string): Sums =>
  sumsOf(
    content,
    filesUnder(content, '.').filter((file) => !MADE.has(file)),
  );

/** Changes with any file of the content folder. */
export const contentPrint = (sums: Sums): string => printOfSums('', sums);

/**
 * A hash over everything that a build reads: equal exactly when a new build would give the same
 * site.
 */
export function fingerprint(root: string, content: string, config: ArchiveConfig): string {
  return printOf(programPrint(root, config), contentPrint(contentSums(content)));
}

export const printOf = (program: string, content: string): string =>
  hash('sha256', `${program} ${content}`);
