import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import type { SearchDoc } from '../../src/search/record.ts';
import { normaliser } from '../../src/search/tokenize.ts';
import { traditionalToSimplified } from './folding.ts';
import { buildShard, type ShardRecord, shardRecord } from './shard.ts';

/**
 * Indexes one shard in a process of its own, because Pagefind keeps about 500 bytes of memory for
 * each character: `shard-process.ts <pieces, one JSON a line> <folder to write to>`.
 */

async function* records(file: string): AsyncGenerator<ShardRecord> {
  const normalise = normaliser(traditionalToSimplified());
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const doc: SearchDoc = JSON.parse(line);
    yield shardRecord(doc, normalise);
  }
}

const [file, folder] = process.argv.slice(2);
if (!file || !folder) throw new Error('usage: shard-process.ts <pieces> <folder>');
const shard = await buildShard(records(file), gunzipSync);
mkdirSync(folder, { recursive: true });
shard.chunks.forEach((chunk, i) => {
  writeFileSync(join(folder, `${i}.chunk`), chunk);
});
for (const [name, bytes] of shard.client) writeFileSync(join(folder, name), bytes);
writeFileSync(join(folder, 'extents.json'), JSON.stringify(shard.extents));
