import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type SearchDoc, searchParts } from '../../src/search/record.ts';
import { PAGEFIND } from '../../src/search/table.ts';
import { type KeptParts, keptByKey } from './kept.ts';
import type { BuiltShard, Extent } from './shard.ts';

/**
 * Characters in one shard: about 4,300 pieces. Pagefind keeps 400–560 bytes for each, so a process
 * stays under 2 GB and two of them fit beside each other.
 */
const SHARD_CHARACTERS = 3_000_000;
/** Fewer than these are no shard of their own: starting a process costs more than indexing them. */
const LEAST_CHARACTERS = 50_000;
/** Years before the newest one that are shards together, counted from year 0. */
const YEARS = 5;
/** One shard's words in one chunk: the merge cuts its own. */
const ONE_CHUNK = '2000000000';

function runProcess(file: string, folder: string): Promise<void> {
  const script = join(import.meta.dirname, 'shard-process.ts');
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, file, folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: ONE_CHUNK },
    });
    let said = '';
    child.stderr.on('data', (bytes) => {
      said += bytes;
    });
    child.on('error', fail);
    child.on('exit', (code) => {
      if (code === 0) done();
      else fail(new Error(`索引进程失败（${code}）：${said.trim()}`));
    });
  });
}

/** Starts work as it comes, at most so many at once. */
function workers(limit: number) {
  const running = new Set<Promise<void>>();
  let failure: unknown;
  return {
    async start(work: () => Promise<void>): Promise<void> {
      while (running.size >= limit) await Promise.race(running);
      if (failure) throw failure;
      const run: Promise<void> = work()
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => running.delete(run));
      running.add(run);
    },
    async finish(): Promise<void> {
      await Promise.all(running);
      if (failure) throw failure;
    },
  };
}

/** Cuts pieces, which come newest first, into periods: the newest year, then five years each. */
export function periods() {
  let newest: string | undefined;
  return ({ date }: Pick<SearchDoc, 'date'>): string => {
    const year = date?.slice(0, 4);
    newest ??= year;
    if (year === undefined || year === newest) return year ?? '';
    return `${Math.floor(Number(year) / YEARS) * YEARS}+`;
  };
}

/** A shard that is being filled. */
interface OpenShard {
  number: number;
  file: string;
  stream: ReturnType<typeof createWriteStream>;
  hash: ReturnType<typeof createHash>;
  period: string;
  characters: number;
}

/**
 * Shards are cut and indexed while pieces still come in; `finish` waits for the last one. Where they
 * are cut depends only on the pieces of a period, so an issue that comes new changes the shards of
 * its year alone; the others are those that were `kept`.
 *
 * @param folder for files that only this run needs
 */
export function sharder(folder: string, kept: KeptParts) {
  const queue = workers(Math.min(4, availableParallelism()));
  const folders = keptByKey(kept.folder);
  const shards: string[] = [];
  const periodOf = periods();
  let open: OpenShard | undefined;

  const close = async () => {
    if (!open) return;
    const { number, file, stream, hash } = open;
    open = undefined;
    await new Promise<void>((done) => stream.end(done));
    const key = hash.digest('hex').slice(0, 32);
    await queue.start(async () => {
      shards[number] = await folders.get(key, (empty) => runProcess(file, empty));
      rmSync(file);
    });
  };
  let count = 0;
  const begin = (period: string): OpenShard => {
    const number = count++;
    const file = join(folder, `${number}.jsonl`);
    const hash = createHash('sha256').update(`${kept.version} ${PAGEFIND}\n`);
    return { number, file, stream: createWriteStream(file), hash, period, characters: 0 };
  };

  return {
    /** `line` is the piece as JSON. */
    async add(doc: SearchDoc, line: string): Promise<void> {
      const period = periodOf(doc);
      const ends = open && open.period !== period && open.characters >= LEAST_CHARACTERS;
      if (ends || (open && open.characters >= SHARD_CHARACTERS)) await close();
      open ??= begin(period);
      open.period = period;
      open.hash.update(line).update('\n');
      for (const part of Object.values(searchParts(doc)).flat()) open.characters += part.length;
      const { stream } = open;
      if (!stream.write(`${line}\n`)) await new Promise<void>((done) => stream.once('drain', done));
    },
    /** The shards in the order of their pieces. */
    async finish(): Promise<(BuiltShard & { folder: string })[]> {
      await close();
      await queue.finish();
      folders.prune();
      return shards.map((built) => {
        const chunks = readdirSync(built).filter((name) => name.endsWith('.chunk'));
        const extents: Extent[] = JSON.parse(readFileSync(join(built, 'extents.json'), 'utf8'));
        return {
          folder: built,
          chunks: chunks.map((_, i) => readFileSync(join(built, `${i}.chunk`))),
          extents,
        };
      });
    },
  };
}
