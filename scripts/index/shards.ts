import { spawn } from 'node:child_process';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { SearchDoc } from '../../src/search/record.ts';
import { searchParts } from '../../src/search/record.ts';
import type { BuiltShard, Extent } from './shard.ts';

/**
 * Characters in one shard. Pagefind keeps 400–560 bytes for each, so a process stays under 2 GB
 * and two of them fit beside each other.
 */
const SHARD_CHARACTERS = 3_000_000;
/** One shard's words in one chunk: the merge cuts its own. */
const ONE_CHUNK = '2000000000';

/** A shard on its way: a file of pieces, then a folder that Pagefind's process has filled. */
interface Shard {
  file: string;
  folder: string;
}

function runProcess({ file, folder }: Shard): Promise<void> {
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

/** Shards are cut and indexed while pieces still come in; `finish` waits for the last one. */
export function sharder(folder: string) {
  const queue = workers(Math.min(4, availableParallelism()));
  const shards: Shard[] = [];
  let characters = 0;
  let open: ReturnType<typeof createWriteStream> | undefined;

  const close = async () => {
    const [stream, shard] = [open, shards.at(-1)];
    if (!stream || !shard) return;
    open = undefined;
    characters = 0;
    await new Promise<void>((done) => stream.end(done));
    await queue.start(() => runProcess(shard));
  };

  return {
    async add(doc: SearchDoc): Promise<void> {
      if (!open) {
        const name = join(folder, String(shards.length));
        shards.push({ file: `${name}.jsonl`, folder: name });
        open = createWriteStream(`${name}.jsonl`);
      }
      const drained = open.write(`${JSON.stringify(doc)}\n`);
      for (const part of Object.values(searchParts(doc)).flat()) characters += part.length;
      if (characters >= SHARD_CHARACTERS) await close();
      else if (!drained) await new Promise<void>((done) => open?.once('drain', done));
    },
    /** The shards in the order of their pieces. */
    async finish(): Promise<(BuiltShard & { folder: string })[]> {
      await close();
      await queue.finish();
      return shards.map(({ folder: built }) => {
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
