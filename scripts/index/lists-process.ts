import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shardWordLists } from './lists.ts';

/** Makes the word lists of a shard: `lists-process.ts <folder of the shard> <base> <file to write>`. */

const [folder, base, file] = process.argv.slice(2);
if (!folder || !base || !file) throw new Error('usage: lists-process.ts <shard> <base> <file>');
const chunks = readdirSync(folder).filter((name) => name.endsWith('.chunk'));
const shard = {
  chunks: chunks.map((_, i) => readFileSync(join(folder, `${i}.chunk`))),
  extents: JSON.parse(readFileSync(join(folder, 'extents.json'), 'utf8')),
};
writeFileSync(file, shardWordLists(shard, Number(base)));
