import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchDoc } from '../../src/search/record.ts';
import { FORMAT } from '../../src/search/table.ts';
import { type KeptParts, keptByKey } from './kept.ts';
import { GROUP, resultFile } from './results.ts';

/**
 * Writes the files of results into `folder`. Pieces are numbered from the oldest, so those that come
 * new fill the last file and begin others; the files before stay as they were and are `kept`.
 */
export function resultFiles(
  count: number,
  folder: string,
  kept: KeptParts,
  normalise: (printed: string) => string,
) {
  mkdirSync(folder, { recursive: true });
  const files = keptByKey(kept.folder);
  let group: { doc: SearchDoc; line: string }[] = [];
  let left = count;

  const close = async () => {
    const hash = createHash('sha256').update(`${kept.version} ${FORMAT} ${left}`);
    for (const { line } of group) hash.update(line).update('\n');
    const docs = group.map(({ doc }) => doc).reverse();
    const file = await files.get(hash.digest('hex').slice(0, 32), (path) =>
      writeFileSync(path, resultFile(docs, left, normalise)),
    );
    copyFileSync(file, join(folder, `${(left / GROUP).toString(36)}.pf_fragment`));
    group = [];
  };
  return {
    /** The next piece, newest first; `line` is the piece as JSON. */
    async add(doc: SearchDoc, line: string): Promise<void> {
      group.push({ doc, line });
      left--;
      if (left % GROUP === 0) await close();
    },
    finish(): void {
      if (left !== 0) throw new Error(`the index was promised ${count} pieces, ${left} more`);
      files.prune();
    },
  };
}
