import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditArchive } from '../../scripts/audit/archive.ts';
import { ingestAll } from '../../scripts/store/ingest-all.ts';
import { commit, recover } from '../../scripts/store/journal.ts';
import { readRecords } from '../../scripts/store/records.ts';
import { checksumsOf } from '../../scripts/verify/checksums.ts';

const REAL = resolve(import.meta.dirname, '../../content/dumps');

let root = '';
let content = '';
let dumps = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'store-'));
  content = join(root, 'content');
  dumps = join(root, 'dumps');
  cpSync(REAL, dumps, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const ingest = (redo: string[] = [], check = false) => ingestAll({ dumps, content, redo, check });
const names = () => [...readRecords(content).keys()].sort();
const state = () => [...checksumsOf(content)];
const faults = () => auditArchive(dumps, content).flatMap((account) => account.faults);

/** The pieces of the first dump, as recorded. */
const firstUnits = () => readRecords(content).get(names()[0] ?? '')?.units ?? [];
const longest = () =>
  firstUnits().toSorted(
    (a, b) =>
      readFileSync(join(content, b.file)).length - readFileSync(join(content, a.file)).length,
  )[0]?.file ?? '';

describe('the five dumps', () => {
  test('a second run writes nothing, a redo of everything gives the same bytes', async () => {
    expect((await ingest()).changes).toBeGreaterThan(40);
    const first = state();
    const second = await ingest();
    expect(second.changes).toBe(0);
    expect(second.dumps.every(({ skipped }) => skipped)).toBe(true);
    await ingest(names());
    expect(state()).toEqual(first);
    expect(faults()).toEqual([]);
  }, 30_000);

  test('--check writes nothing and tells what it would write', async () => {
    const outcome = await ingest([], true);
    expect(outcome.changes).toBeGreaterThan(40);
    expect(() => readFileSync(join(content, 'permalinks.tsv'))).toThrow(/ENOENT/);
  });

  test('what an editor wrote or removed stays through a redo', async () => {
    await ingest();
    const file = longest();
    const path = join(content, file);
    const edited = readFileSync(path, 'utf8').replace(/^title: .*$/mu, 'title: 编辑改过的标题');
    writeFileSync(path, edited);
    const removed = firstUnits().find((unit) => unit.file !== file)?.file ?? '';
    rmSync(join(content, removed));
    await ingest([names()[0] ?? '']);
    expect(readFileSync(path, 'utf8')).toBe(edited);
    expect(() => readFileSync(join(content, removed))).toThrow(/ENOENT/);
  }, 30_000);

  test('files that cannot be read are reported, the others are ingested', async () => {
    writeFileSync(join(dumps, 'empty.txt'), ' \n\n');
    writeFileSync(join(dumps, 'bad.txt'), Buffer.of(0xff, 0xff, 0x80, 0x00, 0xff));
    const outcome = await ingest();
    const failed = outcome.dumps.filter((dump) => dump.failed);
    expect(failed.map(({ name, notes }) => `${name} ${notes[0]?.rule}`)).toEqual([
      'bad.txt undecodable',
      'empty.txt empty-dump',
    ]);
    expect(names().length).toBe(5);
  });
});

describe('the audit', () => {
  test('names the file and the text for every character dropped, added or changed', async () => {
    await ingest();
    const file = longest();
    const path = join(content, file);
    const whole = readFileSync(path, 'utf8');
    const at = whole.lastIndexOf('的');
    const spoilt: Record<string, string> = {
      dropped: whole.slice(0, at) + whole.slice(at + 1),
      added: `${whole.slice(0, at)}添${whole.slice(at)}`,
      changed: `${whole.slice(0, at)}地${whole.slice(at + 1)}`,
    };
    for (const [what, text] of Object.entries(spoilt)) {
      writeFileSync(path, text);
      expect(
        faults().some((fault) => fault.startsWith(`${file}：`)),
        what,
      ).toBe(true);
    }
    writeFileSync(path, whole);
    expect(faults()).toEqual([]);
  }, 30_000);
});

describe('the journal', () => {
  const changes = {
    write: new Map([
      ['articles/a/01.md', '新'],
      ['issues/a.yaml', '期'],
    ]),
    remove: ['articles/a/02.md'],
    ledger: ['id0001\tminted\ta'],
  };

  test('a run killed before the plan leaves no trace, one killed after it is carried out', () => {
    commit(content, { write: new Map([['articles/a/02.md', '旧']]), remove: [], ledger: [] });
    const old = state();
    cpSync(dumps, join(content, '.pending'), { recursive: true });
    recover(content);
    expect(state()).toEqual(old);
    const pending = join(content, '.pending');
    mkdirSync(pending);
    const write = [...changes.write.keys()];
    // The first file had been put in place when the run was killed.
    mkdirSync(join(content, 'articles/a'), { recursive: true });
    writeFileSync(join(content, 'articles/a/01.md'), '新');
    writeFileSync(join(pending, '1'), '期');
    const { remove, ledger } = changes;
    writeFileSync(join(pending, 'plan.json'), JSON.stringify({ write, remove, ledger }));
    recover(content);
    const done = state();
    expect(readFileSync(join(content, 'issues/a.yaml'), 'utf8')).toBe('期');
    recover(content);
    expect(state()).toEqual(done);
    expect(done.map(([path]) => path)).toEqual([
      'articles/a/01.md',
      'issues/a.yaml',
      'permalinks.tsv',
    ]);
  });
});
