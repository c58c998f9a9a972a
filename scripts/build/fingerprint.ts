import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ArchiveConfig } from '../../src/schema/config.ts';

/** Files of the program that the bytes of a built site depend on. */
const PROGRAM = ['astro.config.mjs', 'package-lock.json', 'public', 'scripts', 'src'];

/** Written into the content folder by builds, from what else is there. */
const MADE = new Set(['audit.json', 'audit.json.tmp', '.ingest.lock', '.ingest.lock-journal']);

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

/** A hash over the names and contents of files. File times play no part. */
function hashOf(start: string, root: string, files: readonly string[]): string {
  const sum = createHash('sha256').update(start);
  for (const file of files) {
    sum.update(`\n${file}\n${hash('sha256', readFileSync(join(root, file)))}`);
  }
  return sum.digest('hex');
}

/** Changes when pages made before can no longer be used: program, settings, packages, Node. */
export function programPrint(root: string, config: ArchiveConfig): string {
  const files = PROGRAM.flatMap((name) => filesUnder(root, name));
  return hashOf(`${process.version}\n${JSON.stringify(config)}`, root, files);
}

/** Changes with any file of the content folder. */
export function contentPrint(content: string): string {
  return hashOf(
    '',
    content,
    filesUnder(content, '.').filter((file) => !MADE.has(file)),
  );
}

/**
 * A hash over everything that a build reads: equal exactly when a new build would give the same
 * site.
 */
export function fingerprint(root: string, content: string, config: ArchiveConfig): string {
  return printOf(programPrint(root, config), contentPrint(content));
}

export const printOf = (program: string, content: string): string =>
  hash('sha256', `${program} ${content}`);
