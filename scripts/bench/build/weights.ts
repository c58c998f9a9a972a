import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Pages of one type, in bytes as they travel (gzip level 6, as servers have it). */
export interface PageWeight {
  type: string;
  pages: number;
  mean: number;
  largest: number;
  /** File of the largest one. */
  file: string;
}

/** Which type of page a file is: its first folder, and what tells pages under that apart. */
function typeOf(file: string): string {
  const [kind = '', name, below] = file.split('/');
  if (kind === 'index.html') return 'home';
  if (kind === 'articles') return below === 'source' ? 'article beside its dump' : 'article';
  if (name === 'index.html') return `/${kind}/`;
  if (kind === 'issues' && (name === 'year' || name === 'page')) return `issues by ${name}`;
  if (kind === 'issues') return 'issue';
  const numbered = below === 'page' ? ', numbered page' : '';
  return below === undefined ? `/${kind}` : `/${kind}/…/${numbered}`;
}

/** All pages of a built site by type. */
export function pageWeights(dist: string): PageWeight[] {
  const types = new Map<string, PageWeight>();
  for (const found of globSync('**/*.html', { cwd: dist })) {
    const file = found.replaceAll('\\', '/');
    const bytes = gzipSync(readFileSync(join(dist, file))).length;
    const type = typeOf(file);
    const known = types.get(type) ?? { type, pages: 0, mean: 0, largest: 0, file };
    known.mean = (known.mean * known.pages + bytes) / (known.pages + 1);
    known.pages += 1;
    if (bytes > known.largest) Object.assign(known, { largest: bytes, file });
    types.set(type, known);
  }
  return [...types.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}
