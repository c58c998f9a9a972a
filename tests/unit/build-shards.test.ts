import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildOptions } from '../../scripts/build/options.ts';
import { joinParts, labelPart } from '../../scripts/build/part.ts';
import type { PathWithRoute } from '../../scripts/build/paths.ts';
import { isInShard, parseShard, type Shard } from '../../scripts/build/shard.ts';
import { checksumsOf } from '../../scripts/verify/checksums.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-shards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = (pathname: string, cacheKey: string | undefined = 'k') =>
  ({ pathname, cacheKey, route: { type: 'page' } }) as PathWithRoute;

test('a part is written k/n, and options that contradict each other are refused', () => {
  expect(parseShard('2/8')).toEqual({ part: 2, of: 8 });
  for (const wrong of ['0/8', '9/8', '2', '2/', 'a/b', '2/8/9', '']) {
    expect(() => parseShard(wrong), wrong).toThrow('--shard');
  }
  expect(buildOptions(['--merge', 'a', 'b'])).toMatchObject({ merge: ['a', 'b'], out: 'dist' });
  for (const wrong of [['--merge'], ['a'], ['--shard', '1/2', '--jobs', '2'], ['--jobs', '0']]) {
    expect(() => buildOptions(wrong), wrong.join(' ')).toThrow('用法');
  }
});

test('every page is in exactly one part, the pages of a subject in the same', () => {
  const subjects = Array.from({ length: 900 }, (_, at) => `/articles/id${at}`);
  const parts = [1, 2, 3].map((part) => ({ part, of: 3 }));
  const partsOf = (path: PathWithRoute) => parts.filter((shard) => isInShard(path, shard));
  const counts = new Map<number, number>();
  for (const subject of subjects) {
    const [own, ...others] = partsOf(page(`${subject}/`));
    expect(others).toEqual([]);
    expect(partsOf(page(`${subject}/source/`))).toEqual([own]);
    counts.set(own?.part ?? 0, (counts.get(own?.part ?? 0) ?? 0) + 1);
  }
  for (const part of [1, 2, 3]) expect(counts.get(part)).toBeGreaterThan(200);
  // What sums up the archive has no content key.
  expect(partsOf({ ...page('/about/'), cacheKey: undefined })).toEqual([parts[0]]);
});

test('the example for GitHub renders every part once and joins them all', () => {
  const workflow = parse(readFileSync('docs/hosting/pages-sharded.yml', 'utf8'));
  const { matrix } = workflow.jobs.part.strategy;
  const commands = ['part', 'site'].flatMap((job) =>
    workflow.jobs[job].steps.flatMap(({ run }: { run?: string }) => run ?? []),
  );
  const argumentsOf = (flag: string) => {
    const command = commands.find((line: string) => line.includes(flag));
    return command.split(' -- ')[1].split(' ');
  };
  const parts = matrix.part.map((part: number) =>
    buildOptions(
      argumentsOf('--shard')
        .join(' ')
        .replace(/\$\{\{ matrix.part \}\}/, String(part))
        .split(' '),
    ),
  );
  expect(parts.map(({ shard }: { shard: Shard }) => shard)).toEqual(
    matrix.part.map((part: number) => ({ part, of: matrix.part.length })),
  );
  expect(buildOptions(argumentsOf('--merge')).merge).toEqual(
    matrix.part.map((part: number) => `parts/${part}`),
  );
});

function makePart(part: number, of: number, files: Record<string, string>, content = 'c'): string {
  const path = mkdtempSync(join(folder, 'part-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  const keys = new Map(Object.keys(files).map((file) => [file, `key of ${file}`]));
  const urls = Object.keys(files).map((file) => `https://x.example/${file}`);
  labelPart(path, { part, of }, { content, code: 'p' }, { keys, urls, sums: checksumsOf(path) });
  return path;
}

const prints = { content: 'c', code: 'p' };
const join2 = (parts: string[]) => {
  const out = mkdtempSync(join(folder, 'joined-'));
  return { made: joinParts(parts, out, prints), out };
};

test('parts are joined with their checksums, keys and addresses', () => {
  const one = makePart(1, 2, { 'a/index.html': '甲', '_astro/x.css': 'x' });
  const two = makePart(2, 2, { 'b/index.html': '乙', '_astro/x.css': 'x' });
  const { made, out } = join2([two, one]);
  expect([...checksumsOf(out)].sort()).toEqual([...made.sums].sort());
  expect([...made.sums.keys()].sort()).toEqual(['_astro/x.css', 'a/index.html', 'b/index.html']);
  expect(made.keys.get('b/index.html')).toBe('key of b/index.html');
  expect(new Set(made.urls).size).toBe(3);
});

test('parts that are missing, doubled, harmed or of another site are refused', () => {
  const one = makePart(1, 2, { 'a/index.html': '甲', 'same.css': 'x' });
  const two = makePart(2, 2, { 'b/index.html': '乙', 'same.css': 'x' });
  expect(() => join2([one])).toThrow('不齐');
  expect(() => join2([one, one])).toThrow('不齐');
  expect(() => join2([one, makePart(2, 3, { b: '乙' })])).toThrow('不齐');
  expect(() => join2([one, makePart(2, 2, { b: '乙' }, 'other')])).toThrow('同样的内容');
  expect(() => join2([one, makePart(2, 2, { 'same.css': 'y' })])).toThrow('校验值');
  expect(() => join2([one, folder])).toThrow('不是一份构建');
  writeFileSync(join(two, 'b/index.html'), '改');
  expect(() => join2([one, two])).toThrow('校验值');
});
