import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { stateOf } from '../../scripts/bench/copy.ts';
import { killIngests } from '../../scripts/bench/kill/ingest.ts';
import type { Kills } from '../../scripts/bench/kill/kills.ts';
import { killSteps, siteSeries } from '../../scripts/bench/kill/site.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The long run is `npm run bench:kill`. Every run has its own moments; the seed repeats them. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

function expectWhole({ killed, faults }: Kills): void {
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(killed, `seed ${SEED}`).toBeGreaterThan(0);
}

describe('killed at any moment', () => {
  test('ingest leaves whole files, and the next run ends as if nothing had happened', async () => {
    expectWhole(await killIngests(5, SEED, () => {}));
  }, 120_000);

  test.each(['build', 'index', 'start'] as const)(
    '%s leaves the old state or the new one, and the next run the new one',
    async (step) => {
      expectWhole(await killSteps(siteSeries[step], 2, SEED, () => {}));
    },
    240_000,
  );
});

const folder = mkdtempSync(join(tmpdir(), 'jianbao-disk-'));
const mount = (...args: string[]) => spawnSync('mount', [...args, folder]).status === 0;
const mounted = process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', 'size=64m', 'jianbao-test');
afterAll(() => {
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

/** Leaves so many bytes free on the small disk. */
function fillUp(free: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize - free));
}

function script(name: string, ...args: string[]) {
  const done = spawnSync(process.execPath, [join(ROOT, 'scripts', name), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', BASE_PATH: '/' },
  });
  return { status: done.status, said: done.stdout + done.stderr };
}

describe.skipIf(!mounted)('a disk that is full or read-only', () => {
  const dumps = join(ROOT, 'content/dumps');
  const content = join(folder, 'content');
  const dist = join(folder, 'dist');
  const ingest = () => script('ingest.ts', '--dumps', dumps, '--content', content);
  const build = () => script('build.ts', '--out', dist);
  let undisturbed: string;

  beforeAll(() => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'jianbao-whole-'));
    script('ingest.ts', '--dumps', dumps, '--content', elsewhere);
    undisturbed = stateOf(elsewhere);
    rmSync(elsewhere, { recursive: true });
  });

  test('ingest says so, damages nothing, and goes on when there is room again', () => {
    mkdirSync(content, { recursive: true });
    fillUp(100_000);
    const full = ingest();
    expect(full.status).toBe(1);
    expect(full.said).toMatch(/磁盘已满/);
    rmSync(join(folder, 'ballast'));
    expect(ingest().status).toBe(0);
    expect(stateOf(content)).toBe(undisturbed);
  });

  test('ingest into a read-only folder says so and changes nothing', () => {
    mount('-o', 'remount,ro');
    const readOnly = ingest();
    mount('-o', 'remount,rw');
    expect(readOnly.status).toBe(1);
    expect(readOnly.said).toMatch(/只读/);
    expect(stateOf(content)).toBe(undisturbed);
  });

  test('a build leaves the last good site in place', () => {
    cpSync(inject('dist'), dist, { recursive: true });
    const good = stateOf(dist);
    fillUp(200_000);
    const full = build();
    rmSync(join(folder, 'ballast'));
    expect(full.status).toBe(1);
    expect(full.said).toMatch(/磁盘已满/);
    expect(stateOf(dist)).toBe(good);
    expect(existsSync(join(folder, '.dist-new'))).toBe(false);
    mount('-o', 'remount,ro');
    const readOnly = build();
    mount('-o', 'remount,rw');
    expect(readOnly.status).toBe(1);
    expect(readOnly.said).toMatch(/只读/);
    expect(stateOf(dist)).toBe(good);
  }, 120_000);
});

test('of two ingests or two builds at once, one works and the other says so', async () => {
  const out = mkdtempSync(join(tmpdir(), 'jianbao-twice-'));
  const twice = async (name: string, ...args: string[]) => {
    const runs = [0, 1].map(async () => {
      const child = spawn(process.execPath, [join(ROOT, 'scripts', name), ...args], {
        cwd: ROOT,
        env: { ...process.env, NODE_ENV: 'production', BASE_PATH: '/' },
      });
      const said: Buffer[] = [];
      child.stderr.on('data', (data: Buffer) => said.push(data));
      const [status] = (await once(child, 'close')) as [number];
      return { status, said: Buffer.concat(said).toString() };
    });
    return Promise.all(runs);
  };
  const builds = await twice('build.ts', '--out', join(out, 'dist'));
  expect(builds.map(({ status }) => status).sort()).toEqual([0, 1]);
  expect(builds.find(({ status }) => status === 1)?.said).toContain('另一个构建正在进行');
  expect(stateOf(join(out, 'dist'))).toBe(stateOf(inject('dist')));
  const content = join(out, 'content');
  const dumps = join(ROOT, 'content/dumps');
  const ingests = await twice('ingest.ts', '--dumps', dumps, '--content', content);
  expect(ingests.filter(({ status }) => status === 0).length).toBeGreaterThan(0);
  for (const { status, said } of ingests) {
    if (status !== 0) expect(said).toContain('另一个整理正在进行');
  }
  const alone = join(out, 'alone');
  script('ingest.ts', '--dumps', dumps, '--content', alone);
  expect(stateOf(content)).toBe(stateOf(alone));
  rmSync(out, { recursive: true, force: true });
}, 120_000);
