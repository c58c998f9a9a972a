import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditArchive } from '../../scripts/audit/archive.ts';
import { commit, recover } from '../../scripts/store/journal.ts';
import { checksumsOf } from '../../scripts/verify/checksums.ts';
import { openArchive } from '../../src/archive/archive.ts';
import { ingestWhole, recordsOf } from './ingested.ts';

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

const ingest = (redo: string[] = [], check = false) => ingestWhole({ dumps, content, redo, check });
const names = () => [...recordsOf(content).keys()].sort();
const state = () => [...checksumsOf(content)];
const faults = () => auditArchive(dumps, content).flatMap((account) => account.faults);

/** The pieces of the first dump, as recorded. */
const firstUnits = () => recordsOf(content).get(names()[0] ?? '')?.units ?? [];
const longest = () =>
  firstUnits().toSorted(
    (a, b) =>
      readFileSync(join(content, b.file)).length - readFileSync(join(content, a.file)).length,
  )[0]?.file ?? '';

describe('the five dumps', () => {
  test('a second run writes nothing, a redo of everything gives the same bytes', () => {
    expect(ingest().changes).toBeGreaterThan(40);
    const first = state();
    const second = ingest();
    expect(second.changes).toBe(0);
    expect(second.dumps.every(({ skipped }) => skipped)).toBe(true);
    ingest(names());
    expect(state()).toEqual(first);
    expect(faults()).toEqual([]);
  }, 30_000);

  test('--check writes nothing and tells what it would write', () => {
    const outcome = ingest([], true);
    expect(outcome.changes).toBeGreaterThan(40);
    expect(() => readFileSync(join(content, 'permalinks.tsv'))).toThrow(/ENOENT/);
  });

  test('what an editor wrote or removed stays through a redo', () => {
    ingest();
    const file = longest();
    const path = join(content, file);
    const edited = readFileSync(path, 'utf8').replace(/^title: .*$/mu, 'title: 编辑改过的标题');
    writeFileSync(path, edited);
    const removed = firstUnits().find((unit) => unit.file !== file)?.file ?? '';
    rmSync(join(content, removed));
    ingest([names()[0] ?? '']);
    expect(readFileSync(path, 'utf8')).toBe(edited);
    expect(() => readFileSync(join(content, removed))).toThrow(/ENOENT/);
  }, 30_000);

  test('ids survive a change of the dump, the ended ones lead on, none is used twice', () => {
    ingest();
    const name = names()[0] ?? '';
    const before = firstUnits();
    const path = join(dumps, name);
    const [gone] = before.slice(-1);
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const range of gone?.lines ?? []) {
      if (Array.isArray(range)) lines.fill('', range[0] - 1, range[1]);
    }
    // Every other line moves too: line numbers mean nothing any more.
    writeFileSync(path, `\n\n\n${lines.join('\n')}`);
    const outcome = ingest();
    expect(outcome.dumps.filter(({ skipped }) => !skipped).map((dump) => dump.name)).toEqual([
      name,
    ]);
    const after = firstUnits().map(({ id }) => id);
    const kept = before.filter(({ id }) => after.includes(id));
    expect(kept.length).toBeGreaterThanOrEqual(before.length - 1);
    const ledger = readFileSync(join(content, 'permalinks.tsv'), 'utf8').trim().split('\n');
    const minted = ledger.filter((line) => line.split('\t')[1] === 'minted');
    expect(new Set(minted).size).toBe(minted.length);
    for (const { id } of before.filter((unit) => !after.includes(unit.id))) {
      expect(ledger.some((line) => line.startsWith(`${id}\t`) && !line.includes('minted'))).toBe(
        true,
      );
    }
    expect(() => openArchive(content)).not.toThrow();
  }, 30_000);

  test('when units merge, the id that ends leads to the piece that has its text', () => {
    ingest();
    const name = names()[0] ?? '';
    const before = firstUnits();
    const path = join(dumps, name);
    const [, second] = before;
    const heading = second?.lines[0];
    if (!Array.isArray(heading)) throw new Error('the second piece begins with a whole line');
    const lines = readFileSync(path, 'utf8').split('\n');
    // Without its headline and byline the second piece goes on with the first.
    lines.splice(heading[0] - 1, 4);
    writeFileSync(path, lines.join('\n'));
    ingest();
    const after = firstUnits().map(({ id }) => id);
    expect(after).not.toContain(second?.id);
    const { ended } = openArchive(content);
    expect(after).toContain(ended.get(second?.id ?? ''));
  }, 30_000);

  test('a piece that an editor removed and a redo no longer has ends without a fault', () => {
    ingest();
    const name = names()[0] ?? '';
    const gone = firstUnits().at(-1);
    rmSync(join(content, gone?.file ?? ''));
    const path = join(dumps, name);
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const range of gone?.lines ?? []) {
      if (Array.isArray(range)) lines.fill('', range[0] - 1, range[1]);
    }
    writeFileSync(path, lines.join('\n'));
    ingest();
    expect(firstUnits().map(({ id }) => id)).not.toContain(gone?.id);
    expect(openArchive(content).ended.has(gone?.id ?? '')).toBe(true);
  }, 30_000);

  test('files that cannot be read are reported, the others are ingested', () => {
    writeFileSync(join(dumps, 'empty.txt'), ' \n\n');
    writeFileSync(join(dumps, 'bad.txt'), Buffer.of(0xff, 0xff, 0x80, 0x00, 0xff));
    const outcome = ingest();
    const failed = outcome.dumps.filter((dump) => dump.failed);
    expect(failed.map(({ name, notes }) => `${name} ${notes[0]?.rule}`)).toEqual([
      'bad.txt undecodable',
      'empty.txt empty-dump',
    ]);
    expect(names().length).toBe(5);
  });
});

describe('the audit', () => {
  test('names the file and the text for every character dropped, added or changed', () => {
    ingest();
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
