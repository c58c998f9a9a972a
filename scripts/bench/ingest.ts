/**
 * npm run bench:ingest -- [--sizes 1000,10000] [--seed 1]
 *
 * Ingests the raw dumps of made-up archives: megabytes of dump text a minute of one processor core,
 * and the peak of memory, which must not grow with the number of dumps; then a run with nothing
 * new, and one with a single new dump. The times are the processor's; beside them stands wall time.
 */
import { cpSync, globSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from '../corpus.ts';
import { runCommand } from '../shell.ts';
import { measure } from './build/measure.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const COLUMNS = [
  'articles',
  'other pieces',
  'dumps',
  'MB',
  'CPU s',
  'wall s',
  'MB a minute of CPU',
  'peak MB',
  'nothing new: CPU s',
  'one new dump: CPU s',
  'peak MB of that',
];

const row = (cells: readonly (number | string)[]) => console.log(`| ${cells.join(' | ')} |`);

async function ingest(articles: number, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
  try {
    const [dumps, content, other] = ['dumps', 'content', 'other'].map((name) => join(folder, name));
    if (!dumps || !content || !other) throw new Error('three folders were named');
    writeCorpus({ articles, seed, out: dumps, dumps: true });
    for (const part of ['topics', 'gazetteer']) {
      cpSync(join(ROOT, 'content', part), join(content, part), { recursive: true });
    }
    const names = readdirSync(dumps);
    const megabytes = names.reduce((sum, name) => sum + statSync(join(dumps, name)).size, 0) / 1e6;
    const script = join(ROOT, 'scripts/ingest.ts');
    const run = () => measure(process.execPath, [script, '--dumps', dumps, '--content', content]);
    const first = await run();
    const kinds = piecesIn(content);
    const again = await run();
    writeCorpus({ articles: 10, seed: seed + 1, out: other, dumps: true });
    cpSync(join(other, readdirSync(other)[0] ?? ''), join(dumps, 'new.txt'));
    const one = await run();
    if (piecesIn(content).articles <= kinds.articles) throw new Error('the new dump gave nothing');
    row([
      kinds.articles,
      kinds.others,
      names.length,
      megabytes.toFixed(1),
      first.cpuSeconds.toFixed(1),
      first.seconds.toFixed(0),
      ((megabytes / first.cpuSeconds) * 60).toFixed(1),
      Math.round(first.megabytes),
      again.cpuSeconds.toFixed(1),
      one.cpuSeconds.toFixed(1),
      Math.round(one.megabytes),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pieces by the names of their files: a picture or a stray without a title is called by its kind. */
function piecesIn(content: string): { articles: number; others: number } {
  const files = globSync('articles/*/*.md', { cwd: content });
  const others = files.filter((file) => /-(?:photo|stray)(?:-[a-z0-9]+)?\.md$/.test(file)).length;
  return { articles: files.length - others, others };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      seed: { type: 'string', default: '1' },
    },
  });
  row(COLUMNS);
  row(COLUMNS.map(() => '---'));
  for (const size of values.sizes.split(',')) await ingest(Number(size), Number(values.seed));
}

if (import.meta.main) await runCommand(main);
