import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainProgram } from '../../scripts/bench/build/program.ts';
import { makePages } from '../../scripts/build/pages.ts';
import { readInTwo } from '../../scripts/build/read.ts';
import { secondThread } from '../../scripts/build/second-thread.ts';
import { writeCorpus } from '../../scripts/corpus.ts';
import { checksumsOf } from '../../scripts/verify/checksums.ts';
import { openArchive } from '../../src/archive/archive.ts';
import { articleFiles } from '../../src/archive/files.ts';
import { shareArchive } from '../../src/archive/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-threads-'));
const content = join(folder, 'content');
const ADDRESS = { site: 'https://archive.example', base: '/' };

beforeAll(() => writeCorpus({ articles: 120, seed: 3, out: content, dumps: false }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('two threads read what one reads, and leave faulty files to it', async () => {
  const { articles } = openArchive(content);
  const files = articleFiles(content);
  expect(files).toHaveLength(articles.length);
  const second = secondThread();
  try {
    const known = new Map(articles.map((entry) => [entry.file, { ...entry, index: 0 }]));
    const read = await readInTwo(content, files, second);
    expect(new Map(read.map((entry) => [entry.file, { ...entry, index: 0 }]))).toEqual(known);
    const faulty = join(folder, 'faulty');
    mkdirSync(join(faulty, 'articles/one'), { recursive: true });
    const names = ['articles/one/1.md', 'articles/one/2.md'];
    for (const name of names) writeFileSync(join(faulty, name), 'no frontmatter');
    expect(await readInTwo(faulty, names, second)).toEqual([]);
  } finally {
    await second.close();
  }
});

test('two threads make the pages that one makes', async () => {
  const program = await plainProgram();
  const archive = openArchive(content);
  shareArchive(archive);
  const make = async (name: string, second?: ReturnType<typeof secondThread>) => {
    const out = join(folder, name);
    mkdirSync(out);
    const made = await makePages({ archive, program, out, ...ADDRESS, second });
    expect(checksumsOf(out)).toEqual(new Map([...made.sums].sort()));
    return { sums: new Map([...made.sums].sort()), urls: made.urls.toSorted() };
  };
  const alone = await make('alone');
  expect(alone.sums.size).toBeGreaterThan(300);
  expect(await make('together', secondThread())).toEqual(alone);
}, 120_000);

test('what stops the second thread stops the work', async () => {
  const program = await plainProgram();
  const archive = openArchive(content);
  shareArchive(archive);
  const out = join(folder, 'stopped');
  mkdirSync(out);
  const second = secondThread();
  const broken = { ...second, render: () => second.read({ content, files: ['articles/gone.md'] }) };
  const making = makePages({ archive, program, out, ...ADDRESS, second: broken as never });
  await expect(making).rejects.toThrow('gone.md');
}, 120_000);
