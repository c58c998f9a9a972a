import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { copyProject, stateOf, tryScript } from '../../scripts/bench/copy.ts';
import { smallDisk } from '../../scripts/bench/faults/disk.ts';

/** The long run is `npm run bench:faults -- disk`. */
const disk = smallDisk();
afterAll(() => disk?.remove());
const folder = disk?.folder ?? '';

/** Builds of its own: other tests hold the lock of the project meanwhile. */
const project = copyProject();
afterAll(() => rmSync(project, { recursive: true, force: true }));

const script = (name: string, ...args: string[]) =>
  tryScript(project, name, args, { BASE_PATH: '/' });

describe.skipIf(!disk)('a disk that is full or read-only', () => {
  const dumps = join(project, 'content/dumps');
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
