import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Boundaries } from '../map/boundaries.ts';

/**
 * The boundaries of the counties of a province, by its code of two digits; undefined where the
 * content has none.
 *
 * @throws Error in Chinese when the file, which is compiled, is damaged
 */
export function readBoundaries(contentDir: string, province: string): Boundaries | undefined {
  const file = join(contentDir, 'boundaries', `${province}.json`);
  if (!existsSync(file)) return undefined;
  try {
    const boundaries = JSON.parse(readFileSync(file, 'utf8')) as Partial<Boundaries>;
    if (boundaries.objects?.counties) return boundaries as Boundaries;
  } catch {}
  throw new Error(
    `boundaries/${province}.json 已损坏。请从版本库恢复，或运行 npm run boundaries -- ${province} 重新生成`,
  );
}
