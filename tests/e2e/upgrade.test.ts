import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { copyProject, runScript } from '../../scripts/bench/copy.ts';
import { ADDRESSES, dead, IDS, unpackRelease } from '../../scripts/bench/faults/upgrade.ts';
import { recordHeads } from '../../scripts/store/records.ts';
import { openArchive } from '../../src/archive/archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-upgrade-'));
const content = join(folder, 'content');
const dumps = join(content, 'dumps');
/** Builds of its own: other tests hold the lock of the project meanwhile. */
const project = copyProject();
afterAll(() => {
  for (const made of [folder, project]) rmSync(made, { recursive: true, force: true });
});

const run = (script: string, ...args: string[]) =>
  runScript(project, script, args, { BASE_PATH: '/', CONTENT_DIR: content });

/** Addresses of pieces of the release; a piece that has ended is one page, without its lines. */
const pieces = IDS.map((id) => `/articles/${id}/`);

describe('an archive of release 0.1.0', () => {
  beforeAll(() => {
    unpackRelease(content);
  });

  test('built with the present code, answers every old address', () => {
    run('ingest.ts', '--dumps', dumps, '--content', content);
    run('build.ts', '--out', join(folder, 'dist'));
    expect(ADDRESSES.length).toBeGreaterThan(300);
    expect(dead(join(folder, 'dist'), ADDRESSES)).toEqual([]);
  }, 240_000);

  test('ingested again by the present code, has a piece, an heir or a word for every old id', () => {
    const names = [...recordHeads(content).keys()];
    const again = names.flatMap((name) => ['--redo', name]);
    run('ingest.ts', '--dumps', dumps, '--content', content, ...again);
    const archive = openArchive(content);
    expect(IDS.filter((id) => !archive.article(id) && !archive.ended.has(id))).toEqual([]);
  }, 120_000);
});

test('the present archive answers every address of a piece of release 0.1.0', () => {
  expect(IDS.length).toBe(46);
  expect(dead(inject('dist'), pieces)).toEqual([]);
  for (const address of pieces) {
    const html = readFileSync(join(inject('dist'), address, 'index.html'), 'utf8');
    const isPiece = existsSync(join(inject('dist'), address, 'source/index.html'));
    // A piece, the way to its heir, or the word that it has ended: those are not for search engines.
    expect(isPiece, address).toBe(!/<meta name="robots" content="noindex/.test(html));
  }
});
