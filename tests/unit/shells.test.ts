import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import config from '../../archive.config.ts';
import { articleFiles, assertSameCount, indexedRecords } from '../../scripts/build/counts.ts';
import { fingerprint } from '../../scripts/build/fingerprint.ts';
import { bringBeside, recover, swapIn } from '../../scripts/build/swap.ts';
import { withLock } from '../../scripts/lock.ts';
import { progressText, say, startProgress } from '../../scripts/progress.ts';
import { explain } from '../../scripts/shell.ts';
import { closingLine, tallyVitest } from '../../scripts/test.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-shells-'));
const out = join(folder, 'dist');
const built = join(folder, 'building');
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(resolve(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

describe('putting a build in place', () => {
  test('the first and every later build ends in the same place with nothing left beside it', () => {
    for (const state of ['一', '二', '三']) {
      write(join(built, 'index.html'), state);
      swapIn(bringBeside(built, out), out);
      expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(state);
      expect(readdirSync(folder)).toEqual(['dist']);
    }
  });

  test('a large site is removed after its place has been taken', async () => {
    write(join(out, 'articles', 'index.html'), '旧');
    for (let i = 0; i < 5000; i++) {
      linkSync(join(out, 'articles', 'index.html'), join(out, 'articles', `${i}.html`));
    }
    write(join(built, 'index.html'), '新');
    swapIn(bringBeside(built, out), out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('新');
    await vi.waitUntil(() => readdirSync(folder).length === 1, 20_000);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  test('a large site that is still there when the next build begins is removed then', async () => {
    write(join(out, 'index.html'), '旧');
    write(join(folder, '.dist-gone-1', 'articles', 'index.html'), '更旧');
    recover(out);
    await vi.waitUntil(() => readdirSync(folder).length === 1, 20_000);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  test('what a killed build left is cleared and the last good build stays', () => {
    write(join(out, 'index.html'), '旧');
    write(join(built, 'index.html'), '半');
    bringBeside(built, out);
    recover(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('旧');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  test('killed between the two renames, the last good build comes back', () => {
    write(join(out, 'index.html'), '旧');
    write(join(built, 'index.html'), '新');
    bringBeside(built, out);
    renameSync(out, join(folder, '.dist-old'));
    recover(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('旧');
    expect(readdirSync(folder)).toEqual(['dist']);
  });
});

describe('counts at the joints of a build', () => {
  test('agree, or the build stops and shows them all', () => {
    const joints = [
      { name: '文章文件', count: 45 },
      { name: '页面', count: 45 },
    ];
    expect(() => assertSameCount(joints)).not.toThrow();
    const short = [...joints, { name: '索引记录', count: 44 }];
    expect(() => assertSameCount(short)).toThrow('文章文件 45，页面 45，索引记录 44');
  });

  test('are taken from the files themselves', () => {
    write(join(folder, 'articles/2022-06/01-a.md'), '甲');
    write(join(folder, 'articles/2022-06/02-b.md'), '乙');
    write(join(folder, 'articles/2022-06/notes.txt'), '丙');
    expect(articleFiles(folder)).toBe(2);
    expect(indexedRecords(folder)).toBe(0);
    const entry = { languages: { und: { page_count: 40 }, zh: { page_count: 5 } } };
    write(join(folder, 'pagefind-entry.json'), JSON.stringify(entry));
    expect(indexedRecords(folder)).toBe(45);
  });
});

describe('fingerprint of what a build reads', () => {
  test('changes with content, names and settings, and with nothing else', () => {
    const content = join(folder, 'content');
    write(join(folder, 'content/articles/i/01-a.md'), '甲');
    write(join(folder, 'src/pages/index.astro'), '乙');
    const first = fingerprint(folder, content, config);
    write(join(folder, 'notes.txt'), '丙');
    write(join(folder, 'content/articles/i/01-a.md'), '甲');
    expect(fingerprint(folder, content, config)).toBe(first);
    expect(fingerprint(folder, content, { ...config, base: '/archive/' })).not.toBe(first);
    write(join(folder, 'content/articles/i/01-a.md'), '丁');
    const edited = fingerprint(folder, content, config);
    expect(edited).not.toBe(first);
    renameSync(
      join(folder, 'content/articles/i/01-a.md'),
      join(folder, 'content/articles/i/02.md'),
    );
    expect(new Set([first, edited, fingerprint(folder, content, config)]).size).toBe(3);
  });
});

describe('lock', () => {
  const file = join(folder, 'lock');

  test('lets one work, turns the second away with a sentence, and frees itself', async () => {
    await withLock(file, '忙', async () => {
      await expect(withLock(file, '忙', async () => 1)).rejects.toThrow('忙');
    });
    await expect(withLock(file, '忙', async () => 2)).resolves.toBe(2);
    const failing = withLock(file, '忙', async () => Promise.reject(new Error('坏')));
    await expect(failing).rejects.toThrow('坏');
    await expect(withLock(file, '忙', async () => 3)).resolves.toBe(3);
  });

  test('ends with a process that is killed', async () => {
    const module = resolve(import.meta.dirname, '../../scripts/lock.ts');
    const code = `import { withLock } from ${JSON.stringify(module)};
      await withLock(${JSON.stringify(file)}, 'busy', async () => {
        console.log('held');
        await new Promise((done) => setTimeout(done, 60_000));
      });`;
    const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', code]);
    await once(holder.stdout, 'data');
    await expect(withLock(file, '忙', async () => 1)).rejects.toThrow('忙');
    holder.kill('SIGKILL');
    await once(holder, 'close');
    await expect(withLock(file, '忙', async () => 2)).resolves.toBe(2);
  });
});

describe('closing line of the test run', () => {
  const report = (over: object) =>
    JSON.stringify({
      numPassedTests: 5,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      success: true,
      ...over,
    });

  test('counts passed, failed and skipped', () => {
    expect(tallyVitest(report({}), 0)).toEqual({ passed: 5, failed: 0, skipped: 0 });
    const mixed = tallyVitest(report({ numFailedTests: 2, numPendingTests: 1, success: false }), 1);
    expect(closingLine(mixed)).toBe('5 passed, 2 failed, 1 skipped');
    expect(closingLine({ passed: 9, failed: 0, skipped: 0 })).toBe('9 passed, 0 failed');
  });

  test('a run that broke without a failed test is a failure', () => {
    expect(tallyVitest(undefined, 0).failed).toBe(1);
    expect(tallyVitest(report({}), 1).failed).toBe(1);
    expect(tallyVitest(report({ success: false }), 0).failed).toBe(1);
    expect(tallyVitest(report({ numPassedTests: 0 }), 0).failed).toBe(1);
  });
});

describe('progress', () => {
  test('says how much is done, how fast and how long it still takes', () => {
    expect(progressText('构建', 50, 200, 10, false)).toBe('构建 50/200（25%，每秒 5，约剩 30 秒）');
    expect(progressText('构建', 200, 200, 10, false)).toBe('构建 200/200（100%，每秒 20）');
    expect(progressText('构建', 0, 0, 0, false)).toBe('构建 0/0（100%）');
    expect(progressText('构建', 1, 2, 1, true)).toContain('████████████░░░░░░░░░░░░ 1/2');
  });

  test('writes no control characters where there is no terminal', () => {
    const written: string[] = [];
    const progress = startProgress('构建', 10, { write: (text) => written.push(text) });
    for (let done = 1; done <= 10; done++) progress.at(done);
    progress.end('完成');
    expect(written).toEqual(['完成\n']);
  });

  test('tells programs every second in lines of JSON: stage, count, rate, time left', () => {
    vi.stubEnv('PROGRESS', 'json');
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const written: string[] = [];
      const screen = { write: (text: string) => written.push(text) };
      const progress = startProgress('构建', 200, screen);
      for (let done = 1; done <= 50; done++) {
        vi.advanceTimersByTime(200);
        progress.at(done);
      }
      progress.end('完成');
      say('好了', screen);
      expect(written).toHaveLength(12);
      expect(written.every((line) => line.endsWith('}\n'))).toBe(true);
      const records = written.map((line) => JSON.parse(line));
      expect(records[0]).toEqual({
        stage: '构建',
        done: 5,
        total: 200,
        seconds: 1,
        rate: 5,
        left: 39,
      });
      expect(records[10]).toMatchObject({ done: 200, left: 0, summary: '完成' });
      expect(records[11]).toEqual({ message: '好了' });
    } finally {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    }
  });
});

describe('errors as sentences', () => {
  test('a full disk, a read-only folder, a taken port', () => {
    const systemError = (code: string, path?: string) =>
      Object.assign(new Error(`${code}: text`), { code, path });
    expect(explain(systemError('ENOSPC', '/a/b'))).toMatch(
      /^\/a\/b：磁盘已满.*原有文件没有改动。$/,
    );
    expect(explain(systemError('EROFS', '/a'))).toContain('只读');
    expect(explain(systemError('EADDRINUSE'))).toContain('PORT=');
    expect(explain(new Error('别的问题'))).toBe('别的问题');
  });
});
