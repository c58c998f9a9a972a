import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { FORMAT } from '../../src/search/table.ts';
import { type KeptParts, keptByKey } from '../kept.ts';
import type { IndexPiece } from './docs.ts';
import { GROUP, resultFile } from './results.ts';

/** The files of results one after another, by their numbers: those that are not `kept` are made. */
export async function* resultFiles(
  pieces: readonly IndexPiece[],
  kept: KeptParts,
  normalise: (printed: string) => string,
): AsyncGenerator<Uint8Array> {
  const files = keptByKey(kept.folder);
  for (let first = 0; first < pieces.length; first += GROUP) {
    const group = pieces.slice(first, first + GROUP);
    const hash = createHash('sha256').update(`${kept.version} ${FORMAT} ${first}`);
    for (const { key } of group) hash.update(`\n${key}`);
    const file = await files.get(hash.digest('hex').slice(0, 32), (path) => {
      const docs = group.map((piece) => piece.read());
      writeFileSync(path, resultFile(docs, first, normalise));
    });
    yield readFileSync(file);
  }
  files.prune();
}
