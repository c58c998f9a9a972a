import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is known of the site that was built last into a folder. */
export interface Manifest {
  /** Of all files of the content folder. */
  content: string;
  /** Of templates, settings and dependencies alone: a page made by others is not used again. */
  code: string;
  /** SHA-256 of the site's own list of checksums. */
  sums: string;
  /** Content key by file inside the site: of pages that say what they depend on. */
  keys: ReadonlyMap<string, string>;
}

/** The manifest of an output folder; it is kept outside, so that a site holds nothing but itself. */
export const manifestFile = (root: string, out: string): string =>
  join(
    root,
    '.cache',
    'pages',
    `${createHash('sha256').update(out).digest('hex').slice(0, 16)}.tsv`,
  );

/** Undefined when there is none, or none that can be read: everything is then built anew. */
export function readManifest(file: string): Manifest | undefined {
  if (!existsSync(file)) return undefined;
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const [content, code, sums, count] = head.split('\t');
  if (!content || !code || !sums || lines.length !== Number(count) + 1) return undefined;
  const keys = new Map<string, string>();
  for (const line of lines) {
    const tab = line.indexOf('\t');
    if (tab > 0) keys.set(line.slice(tab + 1), line.slice(0, tab));
  }
  return keys.size === Number(count) ? { content, code, sums, keys } : undefined;
}

/** Whole or not at all. */
export function writeManifest(file: string, { content, code, sums, keys }: Manifest): void {
  mkdirSync(dirname(file), { recursive: true });
  const lines = [...keys].map(([path, key]) => `${key}\t${path}\n`);
  writeFileSync(`${file}.new`, `${[content, code, sums, keys.size].join('\t')}\n${lines.join('')}`);
  renameSync(`${file}.new`, file);
}
