import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveConfig } from '../../src/schema/config.ts';

/** Files that the bytes of a built site depend on. */
const INPUTS = [
  'astro.config.mjs',
  'content/**/*',
  'package-lock.json',
  'public/**/*',
  'scripts/**/*.ts',
  'src/**/*',
];

/**
 * A hash over the names and contents of all files that a build reads, the archive's settings and
 * the version of Node: equal exactly when a new build would give the same site. File times play
 * no part.
 */
export function fingerprint(root: string, config: ArchiveConfig): string {
  const settings = JSON.stringify(config);
  const hash = createHash('sha256').update(`${process.version}\n${settings}\n`);
  for (const path of globSync(INPUTS, { cwd: root }).sort()) {
    const file = join(root, path);
    if (!existsSync(file) || !statSync(file).isFile()) continue;
    const content = createHash('sha256').update(readFileSync(file)).digest('hex');
    hash.update(`${path.replaceAll('\\', '/')}\n${content}\n`);
  }
  return hash.digest('hex');
}
