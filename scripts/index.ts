import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../src/archive/archive.ts';
import type { SearchDoc } from '../src/search/record.ts';
import { searchDocs } from './index/docs.ts';
import { pagefindFiles } from './index/pagefind.ts';
import { runCommand } from './shell.ts';

/** Writes the search index of some pieces into `folder`, which is made anew. */
export async function writeIndex(docs: readonly SearchDoc[], folder: string): Promise<void> {
  const files = await pagefindFiles(docs);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Indexes the content folder; returns the number of pieces. */
export async function indexContent(contentDir: string, folder: string): Promise<number> {
  const docs = [...searchDocs(openArchive(contentDir))];
  await writeIndex(docs, folder);
  return docs.length;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: 'dist/pagefind' },
    },
  });
  const started = performance.now();
  const count = await indexContent(resolve(values.content), resolve(values.out));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`检索索引：${count} 篇（${seconds} 秒）\n`);
}

if (import.meta.main) await runCommand(main);
