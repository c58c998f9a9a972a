import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ingestDump } from '../../scripts/ingest/pipe.ts';
import { sha256 } from '../../scripts/store/records.ts';
import { loadResolver } from '../../scripts/store/resolver.ts';
import { type RuleId, rules } from '../../src/schema/rules.ts';
import { ingestWhole } from './ingested.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ids = Object.keys(rules) as RuleId[];
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** What only files can trigger: their bytes, and whether they can be read. */
function rulesOfFiles(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const put = (name: string, bytes: string | Uint8Array) =>
    writeFileSync(join(folder, name), bytes);
  put('a.txt', '海宁市举行活动。\n');
  put('b.txt', '海宁市举行活动。\n');
  put('bytes.txt', Buffer.of(0xff, 0x80, 0xff));
  put('empty.txt', '\n\n');
  put('9_p1.txt', '竹椅卖到海外\n\n何秋生\n\n清溪县的竹编师傅把老手艺搬上网店。(下转第2版)\n');
  put('9_p2.txt', '(上接第1版)去年卖出三万把，比前年多了一半。\n');
  const content = join(folder, 'content');
  const { dumps } = ingestWhole({ dumps: folder, content, check: true });
  rmSync(folder, { recursive: true });
  return dumps.flatMap(({ notes }) => notes.map(({ rule }) => rule));
}

test('every rule has a fixture that triggers it', () => {
  const resolver = loadResolver(join(ROOT, 'content'));
  const found = new Set<string>(rulesOfFiles());
  for (const file of globSync('tests/fixtures/{ingest,rules}/*/dump.txt', { cwd: ROOT })) {
    const text = read(file);
    const dump = { name: 'dump.txt', sha256: sha256(text), text };
    for (const { rule } of ingestDump(dump, resolver, sha256).notes) found.add(rule);
  }
  // A file that cannot be read is tried below: it needs a system that forbids it.
  expect(ids.filter((id) => !found.has(id) && id !== 'unreadable')).toEqual([]);
});

test('a file that cannot be read is reported, the others are ingested', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const dumps = join(folder, 'dumps');
  const content = join(folder, 'content');
  mkdirSync(dumps);
  writeFileSync(join(dumps, 'a.txt'), '海宁市举行活动。\n');
  mkdirSync(join(dumps, 'b.txt'));
  symlinkSync(join(folder, 'nowhere'), join(dumps, 'c.txt'));
  const outcome = ingestWhole({ dumps, content, check: true });
  rmSync(folder, { recursive: true });
  expect(outcome.dumps.filter(({ failed }) => !failed).map(({ name }) => name)).toEqual(['a.txt']);
  const failed = outcome.dumps.filter(({ failed: fault }) => fault);
  expect(failed.map(({ name, notes }) => [name, notes[0]?.rule])).toEqual([
    ['c.txt', 'unreadable'],
  ]);
});

test('every rule is explained in docs/rules.md, with its severity and the sentences editors see', () => {
  const sections = read('docs/rules.md').split('\n## ').slice(1);
  const documented = sections.map((section) => section.split('\n')[0]);
  expect(documented).toEqual(ids);
  for (const [index, id] of ids.entries()) {
    const { severity, reason, remedy } = rules[id];
    expect(sections[index]).toContain(`**${severity}** — “${reason}。${remedy}。”`);
    expect(sections[index]).toMatch(/\n\nRemedy: \S.*\n\nExample: \S/);
  }
});

test('no rule is used that is not in the table, and none is in it that is not used', () => {
  const files = globSync('scripts/{ingest,store}/**/*.ts', { cwd: ROOT });
  const used = new Set(
    files.flatMap((file) => [...read(file).matchAll(/rule: '([^']+)'/g)].map((hit) => hit[1])),
  );
  expect([...used].filter((id) => !ids.includes(id as RuleId))).toEqual([]);
  const code = files.map(read).join('\n');
  expect(ids.filter((id) => !code.includes(`'${id}'`))).toEqual([]);
});
