import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBatch } from '../../scripts/store/batch.ts';
import { commit, PENDING, recover } from '../../scripts/store/journal.ts';
import { appendEvents, appendMissing, LEDGER, openLedger } from '../../scripts/store/ledger.ts';
import { recordFile } from '../../scripts/store/records.ts';
import { writeSums } from '../../scripts/store/sums.ts';
import { formatList, LIST, parseList } from '../../scripts/verify/checksums.ts';
import { ingestWhole } from './ingested.ts';

let content = '';
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'ledger-'));
});
afterEach(() => rmSync(content, { recursive: true }));

const path = (name: string) => join(content, name);
const write = (name: string, text: string) => writeFileSync(path(name), text);
const read = (name: string) => readFileSync(path(name), 'utf8');

describe('the ledger', () => {
  const lines = ['aaa111\tminted\tx', 'bbb222\tminted\tx', 'ccc333\tredirect\tbbb222'];

  test.each(['', 'old111\tminted\tw\n', 'old111\tminted\tw'])(
    'is appended to, and its checksum is known without reading it again (%j)',
    (old) => {
      if (old) write(LEDGER, old);
      const ledger = openLedger(content);
      for (const line of lines) {
        const sum = ledger.sumWith([line]);
        appendEvents(content, [line]);
        expect(hash('sha256', read(LEDGER))).toBe(sum);
      }
      const before = old === '' || old.endsWith('\n') ? old : `${old}\n`;
      expect(read(LEDGER)).toBe(`${before}${lines.join('\n')}\n`);
      expect([...openLedger(content).used]).toEqual(
        expect.arrayContaining(['aaa111', 'bbb222', 'ccc333']),
      );
    },
  );

  test('torn anywhere by a kill, it ends with every event once', () => {
    const old = 'old111\tminted\tw\n';
    const whole = `${old}${lines.join('\n')}\n`;
    for (let size = old.length; size <= whole.length; size++) {
      write(LEDGER, whole.slice(0, size));
      appendMissing(content, lines);
      expect(read(LEDGER), `torn after ${size}`).toBe(whole);
    }
  });

  test('what an editor added after a kill stays', () => {
    const own = 'zzz999\tgone\t';
    write(LEDGER, `${lines[0]}\n${own}\n`);
    appendMissing(content, lines);
    expect(read(LEDGER).split('\n').filter(Boolean).sort()).toEqual([...lines, own].sort());
  });
});

describe('a batch that is killed', () => {
  const changes = {
    write: new Map([
      ['articles/a/01.md', '新'],
      ['issues/a.yaml', '期'],
    ]),
    remove: ['articles/a/02.md'],
    ledger: ['id0001\tminted\ta', 'id0002\tminted\ta'],
  };
  const files = ['articles/a/01.md', 'issues/a.yaml', LEDGER, 'big'];
  const begin = () => {
    mkdirSync(path('articles/a'), { recursive: true });
    write('articles/a/02.md', '旧');
    write(LEDGER, 'id0000\tminted\tz\n');
  };
  const make = (file: string) => writeFileSync(file, '大');

  test('at every step after its plan is carried out by the next run, to the same bytes', () => {
    begin();
    commit(content, changes, new Map([['big', make]]));
    const done = files.map(read);
    expect(done.at(-1)).toBe('大');
    const names = [...changes.write.keys(), 'big'];
    for (let placed = 0; placed <= names.length; placed++) {
      for (let torn = 0; torn <= 17; torn += 1) {
        rmSync(content, { recursive: true });
        begin();
        // As commit leaves it: some files in place, the others waiting, the ledger begun.
        mkdirSync(path(PENDING));
        const plan = { write: names, remove: changes.remove, ledger: changes.ledger };
        write(join(PENDING, 'plan.json'), JSON.stringify(plan));
        for (const [index, name] of names.entries()) {
          const text = changes.write.get(name) ?? '大';
          mkdirSync(path('issues'), { recursive: true });
          write(index < placed ? name : join(PENDING, String(index)), text);
        }
        write(LEDGER, `${read(LEDGER)}${changes.ledger.join('\n').slice(0, torn)}`);
        recover(content);
        expect(files.map(read)).toEqual(done);
        expect(() => read('articles/a/02.md')).toThrow(/ENOENT/);
        expect(() => read(join(PENDING, 'plan.json'))).toThrow(/ENOENT/);
      }
    }
  });

  test('is not taken for the content that it becomes', () => {
    mkdirSync(path(PENDING));
    mkdirSync(path('dumps'));
    write(join(PENDING, 'plan.json'), '{}');
    const check = () => ingestWhole({ dumps: path('dumps'), content, check: true });
    expect(check).toThrow(/上一次整理被中断.*请先运行 npm run ingest/);
    rmSync(path(PENDING), { recursive: true });
    expect(check).not.toThrow();
  });

  test('that cannot be written leaves nothing behind, and nobody is told that it was', () => {
    const batch = openBatch({ dumps: path('dumps'), content, check: false });
    let told = 0;
    // A file where the folder was.
    rmSync(content, { recursive: true });
    writeFileSync(content, '');
    batch.add(changes, [{ name: 'd.txt', sha256: 'x' }], () => {
      told += 1;
    });
    expect(() => batch.write()).toThrow(/ENOTDIR/);
    batch.write();
    expect(told).toBe(0);
    rmSync(content);
    mkdirSync(content);
  });
});

describe('the list of checksums', () => {
  const sum = fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => hash('sha256', bytes));
  const name = fc.stringMatching(/^(?:articles|dumps|期)\/[a-z0-9.版-]{1,6}$/u);
  const sums = fc.array(fc.tuple(name, sum)).map((pairs) => new Map(pairs));
  const fresh = fc
    .array(fc.tuple(name, fc.option(sum, { nil: undefined })))
    .map((pairs) => new Map<string, string | undefined>(pairs));

  test('is brought up to date line by line as it would be as a whole', () => {
    fc.assert(
      fc.property(sums, fresh, fc.boolean(), fc.boolean(), (old, changed, sorted, ends) => {
        const list = formatList(old).split('\n').filter(Boolean);
        const text = (sorted ? list : list.toReversed()).join('\n');
        write(LIST, ends && text !== '' ? `${text}\n` : text);
        writeSums(content, changed, path('new'));
        const expected = new Map(old);
        for (const [file, value] of changed) {
          if (value === undefined) expected.delete(file);
          else expected.set(file, value);
        }
        expect(read('new')).toBe(formatList(expected));
      }),
    );
  });

  test('of many files, longer than what is read at once', () => {
    const old = new Map(
      Array.from({ length: 30_000 }, (_, index) => [
        `articles/期/${index}.md`,
        hash('sha256', `${index}`),
      ]),
    );
    write(LIST, formatList(old));
    writeSums(
      content,
      new Map([
        ['articles/期/7.md', undefined],
        ['z', hash('sha256', 'z')],
      ]),
      path('new'),
    );
    old.delete('articles/期/7.md');
    old.set('z', hash('sha256', 'z'));
    expect(read('new')).toBe(formatList(old));
    expect(parseList(read('new')).damaged).toEqual([]);
  });
});

test('no two dumps share a record, however they are named', () => {
  const names = [
    'a/b.txt',
    'a__b.txt',
    'a%2Fb.txt',
    'a/b%2Fc.txt',
    'a/b/c.txt',
    `${'版'.repeat(83)}.txt`,
  ];
  const files = names.map(recordFile);
  expect(new Set(files).size).toBe(names.length);
  for (const file of files)
    expect(Buffer.byteLength(file.split('/').at(-1) ?? '')).toBeLessThan(256);
});
