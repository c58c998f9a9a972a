import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PAGEFIND } from '../../src/search/table.ts';
import { type KeptParts, keptByKey } from '../kept.ts';
import type { IndexPiece } from './docs.ts';
import { runProcess, workers } from './processes.ts';
import type { Extent } from './shard.ts';

/**
 * Characters in one shard: about 4,300 pieces. Pagefind keeps 400–560 bytes for each, so a process
 * stays under 2 GB and two of them fit beside each other.
 */
const SHARD_CHARACTERS = 3_000_000;
/** A shard of fewer goes on in the next year: some 400 pieces, indexed in little more than a start takes. */
const YEAR_CHARACTERS = 300_000;
/** One shard's words in one chunk: the merge cuts its own. */
const ONE_CHUNK = { PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: '2000000000' };

const atOnce = () => Math.min(4, availableParallelism());

/**
 * Where pieces, the oldest first, are cut into shards: where a year ends, or where one is large
 * enough. It depends only on the pieces before, so an issue that comes new changes the last shard
 * alone, the first one of a year too, and a correction hardly more than those of its year.
 */
export function cutShards(pieces: readonly IndexPiece[]): IndexPiece[][] {
  const cuts: IndexPiece[][] = [];
  let last: string | undefined;
  let characters = 0;
  for (const piece of pieces) {
    const year = piece.facts.date?.slice(0, 4);
    const full = characters >= SHARD_CHARACTERS;
    if (cuts.length === 0 || full || (year !== last && characters >= YEAR_CHARACTERS)) {
      cuts.push([]);
      characters = 0;
    }
    cuts.at(-1)?.push(piece);
    characters += piece.characters;
    last = year;
  }
  return cuts;
}

/** A shard that Pagefind has indexed: what its content is, where it lies, its pieces' extents. */
export interface IndexedShard {
  key: string;
  folder: string;
  extents: Extent[];
}

/**
 * Lets Pagefind index all shards, several at once; those that were `kept` are not even read.
 *
 * @param work folder for files that only this run needs
 */
export async function indexShards(
  pieces: readonly IndexPiece[],
  work: string,
  kept: KeptParts,
): Promise<IndexedShard[]> {
  const queue = workers(atOnce());
  const folders = keptByKey(kept.folder);
  const cuts = cutShards(pieces).map((cut) => {
    const hash = createHash('sha256').update(`${kept.version} ${PAGEFIND}`);
    for (const { key } of cut) hash.update(`\n${key}`);
    return { cut, key: hash.digest('hex').slice(0, 32) };
  });
  const built: string[] = [];
  for (const [number, { cut, key }] of cuts.entries()) {
    await queue.start(async () => {
      built[number] = await folders.get(key, async (empty) => {
        const file = join(work, `${number}.jsonl`);
        writeFileSync(file, cut.map((piece) => `${JSON.stringify(piece.read())}\n`).join(''));
        await runProcess('shard-process.ts', [file, empty], ONE_CHUNK);
        rmSync(file);
      });
    });
  }
  await queue.finish();
  folders.prune();
  return cuts.map(({ key }, number) => {
    const folder = built[number] ?? '';
    return {
      key,
      folder,
      extents: JSON.parse(readFileSync(join(folder, 'extents.json'), 'utf8')),
    };
  });
}

/** The word lists of shards, `base` being where positions in subheads begin. */
export async function shardLists(
  shards: readonly IndexedShard[],
  base: number,
  kept: KeptParts,
): Promise<{ lists: Uint8Array; pieces: number }[]> {
  const queue = workers(atOnce());
  const files = keptByKey(kept.folder);
  const made: string[] = [];
  for (const [number, { key, folder }] of shards.entries()) {
    await queue.start(async () => {
      made[number] = await files.get(`${key}-${base}`, (path) =>
        runProcess('lists-process.ts', [folder, String(base), path]),
      );
    });
  }
  await queue.finish();
  files.prune();
  return shards.map(({ extents }, number) => ({
    lists: readFileSync(made[number] ?? ''),
    pieces: extents.length,
  }));
}
