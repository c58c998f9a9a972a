import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { copyProject } from '../../scripts/bench/copy.ts';
import { checksumsOf, compareSums } from '../../scripts/verify/checksums.ts';

/** Builds of its own: the project's lock is used by other tests at the same time. */
const project = copyProject();
const folder = mkdtempSync(join(tmpdir(), 'jianbao-shards-'));
afterAll(() => {
  for (const made of [folder, project]) rmSync(made, { recursive: true, force: true });
});

const PARTS = [1, 2, 3];
const at = (name: string | number) => join(folder, String(name));

function build(...args: string[]) {
  const done = spawnSync(process.execPath, [join(project, 'scripts/build.ts'), ...args], {
    cwd: project,
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BASE_PATH: '/',
      CONTENT_DIR: join(project, 'tests/fixtures/content'),
    },
  });
  return { status: done.status, said: done.stdout + done.stderr };
}

test('parts made one by one and joined are the site made at once, byte for byte', () => {
  for (const part of PARTS) {
    const { status, said } = build('--shard', `${part}/3`, '--out', at(part));
    expect(status, said).toBe(0);
  }
  const joined = build('--merge', ...PARTS.map(at), '--out', at('site'));
  expect(joined.status, joined.said).toBe(0);
  expect(joined.said).not.toContain('新生成');
  const whole = checksumsOf(inject('fixtureDist'));
  expect(whole.size).toBeGreaterThan(100);
  expect(compareSums(whole, checksumsOf(at('site')))).toEqual({
    changed: [],
    missing: [],
    added: [],
  });
  // The next build takes over what the parts brought.
  expect(build('--out', at('site')).said).toContain('已是最新');
}, 600_000);

test('a part that was harmed on its way stops the joining, and the site stays', () => {
  const before = checksumsOf(at('site'));
  writeFileSync(join(at(2), 'part.json'), '{"of":3}');
  const { status, said } = build('--merge', ...PARTS.map(at), '--out', at('site'));
  expect(status).toBe(1);
  expect(said).toContain('错误');
  expect(checksumsOf(at('site'))).toEqual(before);
}, 300_000);
