/**
 * npm run bench:ingest -- [--sizes 500,2000] [--seed 1]
 *
 * Ingests the raw dumps of made-up archives: megabytes a minute, and the peak of memory, which must
 * not grow with the number of dumps.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from '../corpus.ts';
import { runCommand } from '../shell.ts';
import { measure } from './build/measure.ts';

const ROOT = resolve(import.meta.dirname, '../..');

async function ingest(articles: number, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
  try {
    const [dumps, content] = [join(folder, 'dumps'), join(folder, 'content')];
    writeCorpus({ articles, seed, out: dumps, dumps: true });
    for (const part of ['topics', 'gazetteer']) {
      cpSync(join(ROOT, 'content', part), join(content, part), { recursive: true });
    }
    const names = readdirSync(dumps);
    const bytes = names.reduce((sum, name) => sum + statSync(join(dumps, name)).size, 0);
    const script = join(ROOT, 'scripts/ingest.ts');
    const run = () => measure(process.execPath, [script, '--dumps', dumps, '--content', content]);
    const first = await run();
    const again = await run();
    const made = readdirSync(join(content, 'articles'), { recursive: true }).filter((name) =>
      String(name).endsWith('.md'),
    );
    const speed = (bytes / 1e6 / first.seconds) * 60;
    console.log(
      `| ${names.length} | ${made.length} | ${(bytes / 1e6).toFixed(1)} | ${first.seconds.toFixed(1)} | ${speed.toFixed(1)} | ${Math.round(first.megabytes)} | ${again.seconds.toFixed(1)} |`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '500,2000' },
      seed: { type: 'string', default: '1' },
    },
  });
  console.log('| dumps | pieces | MB | seconds | MB a minute | peak MB | again, nothing new |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const size of values.sizes.split(',')) await ingest(Number(size), Number(values.seed));
}

if (import.meta.main) await runCommand(main);
