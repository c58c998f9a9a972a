import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { stateOf } from '../../scripts/bench/copy.ts';
import { flipBits } from '../../scripts/bench/faults/bits.ts';
import { smallDisk } from '../../scripts/bench/faults/disk.ts';
import { runTwice } from '../../scripts/bench/faults/twice.ts';
import { killIngests } from '../../scripts/bench/kill/ingest.ts';
import type { Kills } from '../../scripts/bench/kill/kills.ts';
import { killSteps, siteSeries } from '../../scripts/bench/kill/site.ts';
import { SEED } from '../seed.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The long run is `npm run bench:kill`. Every run has its own moments; the seed repeats them. */

function expectWhole({ killed, faults }: Kills): void {
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(killed, `seed ${SEED}`).toBeGreaterThan(0);
}

describe('killed at any moment', () => {
  test('ingest leaves whole files, and the next run ends as if nothing had happened', async () => {
    expectWhole(await killIngests(5, SEED, () => {}));
  }, 240_000);

  test.each(['build', 'index', 'start'] as const)(
    '%s leaves the old state or the new one, and the next run the new one',
    async (step) => {
      expectWhole(await killSteps(siteSeries[step], 2, SEED, () => {}));
    },
    240_000,
  );
});

const disk = smallDisk();
afterAll(() => disk?.remove());
const folder = disk?.folder ?? '';

function script(name: string, ...args: string[]) {
  const done = spawnSync(process.execPath, [join(ROOT, 'scripts', name), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', BASE_PATH: '/' },
  });
  return { status: done.status, said: done.stdout + done.stderr };
}

describe.skipIf(!disk)('a disk that is full or read-only', () => {
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
    disk?.fillUp(100_000);
    const full = ingest();
    expect(full.status).toBe(1);
    expect(full.said).toMatch(/磁盘已满/);
    disk?.clear();
    expect(ingest().status).toBe(0);
    expect(stateOf(content)).toBe(undisturbed);
  });

  test('ingest into a read-only folder says so and changes nothing', () => {
    disk?.remount('ro');
    const readOnly = ingest();
    disk?.remount('rw');
    expect(readOnly.status).toBe(1);
    expect(readOnly.said).toMatch(/只读/);
    expect(stateOf(content)).toBe(undisturbed);
  });

  test('a build leaves the last good site in place', () => {
    cpSync(inject('dist'), dist, { recursive: true });
    const good = stateOf(dist);
    disk?.fillUp(200_000);
    const full = build();
    disk?.clear();
    expect(full.status).toBe(1);
    expect(full.said).toMatch(/磁盘已满/);
    expect(stateOf(dist)).toBe(good);
    expect(existsSync(join(folder, '.dist-new'))).toBe(false);
    disk?.remount('ro');
    const readOnly = build();
    disk?.remount('rw');
    expect(readOnly.status).toBe(1);
    expect(readOnly.said).toMatch(/只读/);
    expect(stateOf(dist)).toBe(good);
  }, 120_000);

  test('the index step leaves the last index in place', () => {
    const index = join(folder, 'index');
    const run = () => script('index.ts', '--out', index);
    expect(run()).toMatchObject({ status: 0 });
    const good = stateOf(index);
    disk?.fillUp(20_000);
    const full = run();
    disk?.clear();
    expect(full).toMatchObject({ status: 1, said: expect.stringContaining('磁盘已满') });
    expect(stateOf(index)).toBe(good);
    disk?.remount('ro');
    const readOnly = run();
    disk?.remount('rw');
    expect(readOnly).toMatchObject({ status: 1, said: expect.stringContaining('只读') });
    expect(stateOf(index)).toBe(good);
    expect(existsSync(join(folder, '.index-new'))).toBe(false);
  }, 120_000);

  test('ingest into a folder that a read-only disk does not have says why', () => {
    disk?.remount('ro');
    const none = script('ingest.ts', '--dumps', dumps, '--content', join(folder, 'none'));
    disk?.remount('rw');
    expect(none).toMatchObject({ status: 1, said: expect.stringContaining('只读') });
  });
});

test('of two ingests or two builds at once, one works and the other says so', async () => {
  const { hit, faults } = await runTwice(2, SEED, () => {});
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(hit).toBeGreaterThan(0);
}, 240_000);

test('one flipped bit anywhere in content or site is found and named', () => {
  const { hit, faults } = flipBits(10, SEED, () => {});
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(hit).toBeGreaterThan(5);
}, 240_000);
