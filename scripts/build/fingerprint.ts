import { createHash, type Hash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveConfig } from '../../src/schema/config.ts';

/** Files that the bytes of a built site depend on, besides the content. */
const PROGRAM = [
  'astro.config.mjs',
  'package-lock.json',
  'public/**/*',
  'scripts/**/*.ts',
  'src/**/*',
];

function addFiles(hash: Hash, folder: string, patterns: string[]): void {
  for (const path of globSync(patterns, { cwd: folder }).sort()) {
    const file = join(folder, path);
    if (!existsSync(file) || !statSync(file).isFile()) continue;
    const content = createHash('sha256').update(readFileSync(file)).digest('hex');
    hash.update(`${path.replaceAll('\\', '/')}\n${content}\n`);
  }
}

/**
 * A hash over the names and contents of all files that a build reads, the archive's settings and
 * the version of Node: equal exactly when a new build would give the same site. File times play
 * no part.
 *
 * @param root the project
 * @param content the content folder
 */
export function fingerprint(root: string, content: string, config: ArchiveConfig): string {
  const settings = JSON.stringify(config);
  const hash = createHash('sha256').update(`${process.version}\n${settings}\n`);
  addFiles(hash, root, PROGRAM);
  addFiles(hash, content, ['**/*']);
  return hash.digest('hex');
}
