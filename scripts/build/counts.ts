import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many pieces there are at one joint of the build. */
export interface Joint {
  name: string;
  count: number;
}

/** Files of pieces in the content folder, counted by name alone. */
export function articleFiles(content: string): number {
  return globSync('articles/*/*.md', { cwd: content }).length;
}

/** Pages of pieces in a built site: addresses that have ended have a page too, but no source. */
export function piecePages(site: string): number {
  return globSync('articles/*/source/index.html', { cwd: site }).length;
}

/** Records that Pagefind says its bundle holds, all languages together. */
export function indexedRecords(bundle: string): number {
  const file = join(bundle, 'pagefind-entry.json');
  if (!existsSync(file)) return 0;
  const entry = JSON.parse(readFileSync(file, 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  return Object.values(entry.languages).reduce((sum, { page_count }) => sum + page_count, 0);
}

/**
 * Stops a build in which pieces got lost or were invented on the way.
 *
 * @throws Error that shows the count at every joint
 */
export function assertSameCount(joints: Joint[]): void {
  if (new Set(joints.map(({ count }) => count)).size <= 1) return;
  const shown = joints.map(({ name, count }) => `${name} ${count}`).join('，');
  throw new Error(`各环节的篇数不一致，构建已停止，原有网站没有改动：${shown}。`);
}
