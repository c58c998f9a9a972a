import { spawnSync } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ingestCommand } from '../../scripts/ingest.ts';
import {
  type Checksums,
  checksumsOf,
  compareSums,
  formatList,
  LIST,
  parseList,
  recordedSums,
  recordSums,
} from '../../scripts/verify/checksums.ts';
import { verifyCommand } from '../../scripts/verify.ts';
import { run } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-verify-'));
const content = join(folder, 'content');
const dist = join(folder, 'dist');
const FILES = {
  'dumps/000.txt': '亲清下午茶\r\n',
  'articles/i/01-a.md': '---\nid: abc123\n---\n\n正文。\n',
  'issues/i.yaml': 'newspaper: 报名未详\n',
};

const from = () => ['--content', content, '--dist', dist];

/** The command as a shell runs it. */
function verifyApart(...more: string[]) {
  const script = resolve(import.meta.dirname, '../../scripts/verify.ts');
  const args = [script, ...from(), ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** The command in this process. */
async function verify(...more: string[]) {
  const { status, stdout, stderr } = await run(() => verifyCommand([...from(), ...more]));
  return { status, said: stdout + stderr };
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(resolve(content, path, '..'), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<h1>首页</h1>');
  recordSums(dist, checksumsOf(dist));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the list of checksums', () => {
  const sum = fc.uint8Array().map((bytes) => createHash('sha256').update(bytes).digest('hex'));
  const path = fc.stringMatching(/^[a-z0-9][a-z0-9/. -]{0,20}[a-z]$/);
  const sums: fc.Arbitrary<Checksums> = fc
    .array(fc.tuple(path, sum))
    .map((pairs) => new Map(pairs));

  test('reads back as it was written', () => {
    fc.assert(
      fc.property(sums, (recorded) => {
        const read = parseList(formatList(recorded));
        expect(read.damaged).toEqual([]);
        expect(compareSums(recorded, read.sums)).toEqual({ changed: [], missing: [], added: [] });
        expect(read.sums.size).toBe(recorded.size);
      }),
    );
  });

  test('one flipped bit in the list itself never goes unnoticed', () => {
    const bit = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(
        sums.filter((all) => all.size > 0),
        bit,
        (recorded, [at, place]) => {
          const bytes = Buffer.from(formatList(recorded));
          const index = at % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ (1 << place);
          const read = parseList(bytes.toString('utf8'));
          const { changed, missing, added } = compareSums(recorded, read.sums);
          expect(read.damaged.length + changed.length + missing.length + added.length).not.toBe(0);
        },
      ),
    );
  });

  test('is what sha256sum reads', () => {
    recordSums(content, checksumsOf(content));
    const check = spawnSync('sha256sum', ['--check', '--strict', LIST], { cwd: content });
    expect(check.status).toBe(0);
  });
});

describe('npm run verify', () => {
  test('asks for a first record, then holds', () => {
    expect(verifyApart()).toMatchObject({ status: 1, said: expect.stringContaining('--accept') });
    expect(verifyApart('--accept').status).toBe(0);
    expect(verifyApart()).toMatchObject({ status: 0, said: expect.stringContaining('3 个文件') });
  });

  test('finds one flipped bit in any dump, article or published file and says which', async () => {
    await verify('--accept');
    const files = [...Object.keys(FILES).map((path) => `content/${path}`), 'dist/index.html'];
    for (const path of files) {
      const file = join(folder, path);
      const good = readFileSync(file);
      const bad = Buffer.from(good);
      const middle = Math.floor(bad.length / 2);
      bad[middle] = (bad[middle] ?? 0) ^ 1;
      writeFileSync(file, bad);
      const { status, said } = await verify();
      expect(status, path).toBe(1);
      expect(said.split('\n').filter((line) => line.startsWith('已改动'))).toEqual([
        `已改动  ${path}`,
      ]);
      writeFileSync(file, good);
    }
    expect((await verify()).status).toBe(0);
  });

  test('speaks kindly of an edited article, and otherwise of a changed dump', async () => {
    await verify('--accept');
    writeFileSync(join(content, 'articles/i/01-a.md'), '改过');
    const edited = (await verify()).said;
    expect(edited).toContain('这很正常');
    expect(edited).not.toContain('原件');
    writeFileSync(join(content, 'dumps/000.txt'), '改过');
    expect((await verify()).said).toContain('转储是收到时的原件');
  });

  test('finds what is missing and what was added', async () => {
    await verify('--accept');
    rmSync(join(content, 'issues/i.yaml'));
    writeFileSync(join(content, 'articles/i/02-b.md'), '新');
    const { status, said } = await verify();
    expect(status).toBe(1);
    expect(said).toContain('不见了  content/issues/i.yaml');
    expect(said).toContain('未登记  content/articles/i/02-b.md');
  });

  test('a file nobody has recorded is named in content, and a fault in the published site', async () => {
    await verify('--accept');
    writeFileSync(join(content, 'articles/i/02-b.md'), '新');
    expect(await verify()).toMatchObject({ status: 0, said: expect.stringContaining('未登记') });
    writeFileSync(join(dist, 'intruder.html'), '新');
    expect(await verify()).toMatchObject({
      status: 1,
      said: expect.stringContaining('intruder.html'),
    });
  });

  test('what ingest and builds keep there for themselves is nothing to record', async () => {
    for (const file of ['.ingest.lock', 'audit.json']) writeFileSync(join(content, file), '');
    await verify('--accept');
    expect([...(recordedSums(content)?.sums.keys() ?? [])]).toEqual(Object.keys(FILES).sort());
  });

  test('accepts an editor’s work, but never a changed dump', async () => {
    await verify('--accept');
    writeFileSync(join(content, 'articles/i/01-a.md'), '改过');
    expect((await verify('--accept')).status).toBe(0);
    expect((await verify()).status).toBe(0);
    writeFileSync(join(content, 'dumps/000.txt'), '改过');
    expect(await verify('--accept')).toMatchObject({
      status: 1,
      said: expect.stringContaining('dumps/000.txt'),
    });
    expect((await verify()).status).toBe(1);
  });
});

describe('this archive', () => {
  const real = resolve(import.meta.dirname, '../../content');

  test('has a list without damage, and its dumps are as they were received', () => {
    const recorded = recordedSums(real);
    expect(recorded?.damaged).toEqual([]);
    for (const path of recorded?.sums.keys() ?? []) {
      expect(existsSync(join(real, path)), path).toBe(true);
    }
    const dumps = readdirSync(join(real, 'dumps'));
    expect(dumps.length).toBeGreaterThan(4);
    for (const name of dumps) {
      const sum = hash('sha256', readFileSync(join(real, 'dumps', name)));
      expect(recorded?.sums.get(`dumps/${name}`), name).toBe(sum);
    }
  });
});

describe('checksums that ingest records', () => {
  const ingest = () =>
    run(() => ingestCommand(['--dumps', join(content, 'dumps'), '--content', content]));
  const page = (title: string) =>
    `${title}\n\n张三 李四\n\n近日,海宁市首期交流活动在求是书院举行,企业家们聚共识、解难题、话发展。\n`;

  test('hold after every ingest; an edit is seen until it is accepted, later ingests or not', async () => {
    rmSync(content, { recursive: true });
    mkdirSync(join(content, 'dumps'), { recursive: true });
    writeFileSync(join(content, 'dumps/a.txt'), page('亲清下午茶 政企话发展'));
    expect((await ingest()).status).toBe(0);
    expect((await verify()).status).toBe(0);
    const [article] = globSync('articles/*/*.md', { cwd: content });
    const file = join(content, article ?? '');
    writeFileSync(file, readFileSync(file, 'utf8').replace('交流活动', '交流会'));
    writeFileSync(join(content, 'dumps/b.txt'), page('数字赋能 精准监督'));
    expect((await ingest()).status).toBe(0);
    const seen = await verify();
    expect(seen.status).toBe(1);
    expect(seen.said.match(/已改动.*/g)).toEqual([`已改动  content/${article}`]);
    await verify('--accept');
    expect((await verify()).status).toBe(0);
  });
});
