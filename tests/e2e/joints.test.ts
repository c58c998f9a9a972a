import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { copyProject, runScript, stateOf } from '../../scripts/bench/copy.ts';
import { COUNTED, HARMS, recordLostUnit } from '../../scripts/bench/faults/joints.ts';
import { assertSameCount, jointsOf } from '../../scripts/build/counts.ts';
import { openArchive } from '../../src/archive/archive.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'jianbao-joints-'));
const content = join(folder, 'content');
const site = join(folder, 'site');
const archive = openArchive(join(ROOT, 'tests/fixtures/content'));
const [piece] = archive.articles;
if (!piece) throw new Error('the fixture archive is empty');

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, 'tests/fixtures/content'), content, { recursive: true });
  for (const part of COUNTED) {
    cpSync(join(inject('fixtureDist'), part), join(site, part), { recursive: true });
  }
});
/** Builds of its own: other tests hold the lock of the project meanwhile. */
const project = copyProject();
afterAll(() => {
  for (const made of [folder, project]) rmSync(made, { recursive: true, force: true });
});

const count = archive.articles.length;
const counted = () => ({ archive, content, site, indexed: count, exported: count });

describe('counts from the dumps to the sitemaps', () => {
  test('agree at every joint of a good build', () => {
    const joints = jointsOf(counted());
    expect(joints.map(({ name }) => name)).toEqual(Object.keys(HARMS));
    expect(new Set(joints.map((joint) => joint.count))).toEqual(new Set([count]));
  });

  test.each(Object.entries(HARMS))('a piece lost at %s stops the build', (name, lose) => {
    const harm = lose({ archive, content, site, piece, lost: true });
    const joints = jointsOf({ ...counted(), ...harm });
    const wrong = joints.filter((joint) => joint.count !== count).map((joint) => joint.name);
    // A piece that was not read is missing among the units too: those made by hand are read.
    expect(wrong).toContain(name);
    expect(() => assertSameCount(joints)).toThrow('构建已停止，原有网站没有改动');
  });
});

describe('a build that fails', () => {
  const out = join(folder, 'dist');
  const build = () =>
    runScript(project, 'build.ts', ['--out', out], { BASE_PATH: '/', CONTENT_DIR: content });

  test('at the last joint, leaves the last good site', () => {
    cpSync(inject('fixtureDist'), out, { recursive: true });
    const good = stateOf(out);
    recordLostUnit({ content, piece });
    expect(build).toThrow(`转储单元 ${count + 1}，文章文件 ${count}`);
    expect(stateOf(out)).toBe(good);
  }, 120_000);

  test('for an id that the ledger does not know, says what to write', () => {
    const ledger = join(content, 'permalinks.tsv');
    const lines = readFileSync(ledger, 'utf8').split('\n');
    const others = lines.filter((line) => !line.startsWith(`${piece.id}\tminted`));
    expect(others.length).toBe(lines.length - 1);
    writeFileSync(ledger, others.join('\n'));
    expect(build).toThrow(`${piece.id}⇥minted⇥${piece.issue}`);
    appendFileSync(ledger, `${piece.id}\tminted\t${piece.issue}\n`);
    expect(build).not.toThrow();
  }, 240_000);
});
