import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ingestCommand } from '../../scripts/ingest.ts';
import { listDumps } from '../../scripts/store/dumps.ts';
import { checksumsOf } from '../../scripts/verify/checksums.ts';
import { articleSchema } from '../../src/schema/article.ts';
import { type RuleId, rules } from '../../src/schema/rules.ts';
import { run } from './command.ts';
import { recordsOf } from './ingested.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REAL = join(ROOT, 'content/dumps');

let root = '';
let dumps = '';
let content = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ingest-'));
  dumps = join(root, 'dumps');
  content = join(root, 'content');
  cpSync(REAL, dumps, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const from = () => ['--dumps', dumps, '--content', content];

/** The command as a shell runs it. */
function ingestApart(...more: string[]) {
  const args = [join(ROOT, 'scripts/ingest.ts'), ...from(), ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const ingest = (...more: string[]) => run(() => ingestCommand([...from(), ...more]));

interface Printed {
  dumps: { name: string; skipped: boolean; failed: boolean; issue?: string }[];
  messages: {
    dump: string;
    line: number;
    rule: RuleId;
    severity: string;
    reason: string;
    remedy: string;
  }[];
  kept: { file: string; why: string; difference: string }[];
  counts: Record<string, number>;
  messageCounts: Record<string, number>;
  changes: number;
}

const json = async (...more: string[]) =>
  JSON.parse((await ingest('--json', ...more)).stdout) as Printed;
const state = () => [...checksumsOf(content)];

describe('npm run ingest on the five dumps', () => {
  test('--check writes nothing and ends with status 1 while there is anything to write', () => {
    const before = ingestApart('--check');
    expect(before.status).toBe(1);
    expect(before.stdout).toMatch(/整理了 5 个转储（共 5 个）.*需要写 \d+ 个文件/);
    expect(() => readFileSync(join(content, 'permalinks.tsv'))).toThrow(/ENOENT/);
    expect(ingestApart().status).toBe(0);
    const written = state();
    const after = ingestApart('--check');
    expect(after.status).toBe(0);
    expect(state()).toEqual(written);
  });

  test('run twice: the same bytes, the same exit status', async () => {
    expect((await ingest()).status).toBe(0);
    const first = state();
    const again = await ingest();
    expect(again.status).toBe(0);
    expect(again.stdout).toBe('没有新的转储（共 5 个）。\n');
    expect(state()).toEqual(first);
    const elsewhere = { status: 0, sums: first };
    content = join(root, 'other');
    expect({ status: (await ingest()).status, sums: state() }).toEqual(elsewhere);
  });

  test('lists messages under their dump with line, severity, rule, reason and remedy', async () => {
    const { stdout } = await ingest();
    const blocks = stdout.split('\n\n');
    const names = listDumps(dumps);
    expect(blocks.slice(0, names.length).map((block) => block.split('\n')[0])).toEqual(names);
    const rows = blocks.slice(0, names.length).flatMap((block) => block.split('\n').slice(1));
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) {
      const [, severity, rule = ''] = /^ *第 \d+ 行 {2}(警告|错误) {2}([a-z-]+) +/.exec(row) ?? [];
      expect(severity, row).toBe('警告');
      const { reason, remedy } = rules[rule as RuleId];
      expect(row).toContain(reason);
      expect(row.endsWith(`。${remedy}。`), row).toBe(true);
    }
    expect(new Set(stdout.split('\n').filter(Boolean)).size).toBe(
      stdout.split('\n').filter(Boolean).length,
    );
  });

  test('--verbose lists what was done as well, and the counts say how much there is', async () => {
    const { stdout } = await ingest('--verbose', '--check');
    const [, warning, info] = /消息：错误 0，警告 (\d+)，已处理 (\d+)。/.exec(stdout) ?? [];
    expect(stdout.match(/^ *第 \d+ 行 {2}警告/gm)?.length).toBe(Number(warning));
    expect(stdout.match(/^ *第 \d+ 行 {2}已处理/gm)?.length).toBe(Number(info));
  });

  test('--json is one object with dumps, messages, counts and files', async () => {
    const printed = await json();
    expect(printed.dumps.map(({ name }) => name)).toEqual(listDumps(dumps));
    expect(printed.dumps.every(({ skipped, failed, issue }) => !skipped && !failed && issue)).toBe(
      true,
    );
    expect(printed.counts).toEqual({ articles: 39, photos: 5, headlines: 1, strays: 1 });
    expect(printed.changes).toBeGreaterThan(50);
    for (const severity of ['error', 'warning', 'info']) {
      const count = printed.messages.filter((message) => message.severity === severity).length;
      expect(printed.messageCounts[severity], severity).toBe(count);
    }
    for (const { dump, line, rule, severity, reason, remedy } of printed.messages) {
      expect(listDumps(dumps)).toContain(dump);
      expect(line).toBeGreaterThan(0);
      expect({ severity, reason, remedy }).toEqual(rules[rule]);
    }
    const again = await json();
    expect(again.dumps.every(({ skipped }) => skipped)).toBe(true);
    expect({ messages: again.messages, changes: again.changes }).toEqual({
      messages: [],
      changes: 0,
    });
  });

  test('no message is given twice', async () => {
    const said = (await json('--check')).messages.map((message) => JSON.stringify(message));
    expect(said.filter((text, index) => said.indexOf(text) !== index)).toEqual([]);
  });

  test('a dump that cannot be read: named, status 1, the others ingested', async () => {
    writeFileSync(join(dumps, 'bad.txt'), Buffer.of(0xff, 0xff, 0x80, 0x00, 0xff));
    const { status, stdout } = await ingest();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^bad\.txt\n +第 1 行 {2}错误 {2}undecodable .*另存为 UTF-8/);
    expect(stdout).toContain('有 1 个转储读不出来，没有整理。');
    expect(recordsOf(content).size).toBe(5);
  });

  test('a dump that was renamed is not ingested again, nor called one of two', async () => {
    await ingest();
    const name = listDumps(dumps)[0] ?? '';
    renameSync(join(dumps, name), join(dumps, 'renamed.txt'));
    const written = state();
    const { stdout } = await ingest();
    expect(stdout).toMatch(new RegExp(`^renamed\\.txt\\n.*same-dump.*${name}，.*请改回原名`));
    expect(state()).toEqual(written);
  });

  test('an issue that cannot be ingested costs nothing of those before it', async () => {
    await ingest();
    const names = listDumps(dumps);
    const last = recordsOf(content).get(names[4] ?? '')?.issue ?? '';
    writeFileSync(join(content, `issues/${last}.yaml`), 'newspaper: 报\n');
    const { status, stderr } = await ingest(...names.flatMap((name) => ['--redo', name]));
    expect(status).toBe(1);
    expect(stderr).toContain('整理转储：完成 4 个，共 5 个\n错误：');
    expect(stderr).toMatch(new RegExp(`issues/${last}\\.yaml：字段 date 有误`));
  });

  test('an option or a dump that is not known: one sentence, status 1, nothing written', async () => {
    for (const [args, said] of [
      [['--no-such'], /用法/],
      [['--redo', 'nowhere.txt'], /没有转储 nowhere\.txt。现有：000_/],
      [['--dumps', join(root, 'nowhere')], /没有文件夹 .*请用 --dumps/],
    ] as const) {
      const { status, stderr } = await ingest(...args);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^错误：/);
      expect(stderr).toMatch(said);
    }
    expect(recordsOf(content).size).toBe(0);
  });
});

describe('an article that an editor has changed', () => {
  const units = () => [...recordsOf(content).values()].flatMap((record) => record.units);

  test('is kept, and the difference from what a later ingest makes of it is shown', async () => {
    await ingest();
    const name = listDumps(dumps)[0] ?? '';
    const { file = '', title = '' } = recordsOf(content).get(name)?.units[0] ?? {};
    const path = join(content, file);
    const edited = readFileSync(path, 'utf8').replace(/^title: .*$/mu, 'title: 编辑改过的标题');
    writeFileSync(path, edited);
    // The dump changes in the same piece: ingest now makes something else of it.
    const dump = join(dumps, name);
    writeFileSync(dump, readFileSync(dump, 'utf8').replace('企业家们聚共识', '企业家们凝聚共识'));
    const { stdout } = await ingest();
    expect(readFileSync(path, 'utf8')).toBe(edited);
    const shown = stdout.slice(stdout.indexOf(`未重写（编辑改过）：${file}`));
    expect(shown).toContain('  - title: 编辑改过的标题\n');
    expect(shown).toContain(`  + title: ${title}\n`);
    expect(shown).toMatch(/^ {2}\+ .*企业家们凝聚共识/mu);
    const { kept } = await json('--redo', name);
    expect(kept).toMatchObject([{ file, why: 'edited' }]);
    expect(kept[0]?.difference).toContain('企业家们凝聚共识');
  });

  test('gets no flags from a redo, and no article has a flag twice', async () => {
    await ingest();
    const edited = new Map(
      units().map(({ file }) => {
        const text = readFileSync(join(content, file), 'utf8');
        return [
          file,
          text.replace(/^flags:\n(?: {2}- .*\n)+/mu, '').replace('\n---\n', '\n# 已核\n---\n'),
        ];
      }),
    );
    const flagged = units().filter(({ file }) =>
      readFileSync(join(content, file), 'utf8').includes('\nflags:\n'),
    );
    expect(flagged.length).toBeGreaterThan(5);
    for (const { file } of flagged.slice(3))
      writeFileSync(join(content, file), edited.get(file) ?? '');
    const redo = listDumps(dumps).flatMap((name) => ['--redo', name]);
    await ingest(...redo);
    await ingest(...redo);
    for (const { file } of flagged.slice(3)) {
      expect(readFileSync(join(content, file), 'utf8')).toBe(edited.get(file));
    }
    for (const { file } of flagged.slice(0, 3)) {
      const flags = /^flags:\n((?: {2}- .*\n)+)/mu.exec(
        readFileSync(join(content, file), 'utf8'),
      )?.[1];
      const list = flags?.trim().split('\n') ?? [];
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list).size).toBe(list.length);
    }
  });
});

describe('what ingest worked out rather than read', () => {
  test('carries how certain it is and the lines that show it, in the file or in the messages', async () => {
    const { messages } = await json();
    const { openArchive } = await import('../../src/archive/archive.ts');
    const archive = openArchive(content);
    let guesses = 0;
    for (const entry of archive.articles) {
      const { article } = archive.read(entry);
      const text = readFileSync(join(dumps, article.source.dump), 'utf8').split('\n');
      const at = (line: number) => (text[line - 1] ?? '').replace(/\s/gu, '');
      const guessed = { place: article.place, topics: article.topics.at(0) };
      for (const [field, value] of Object.entries(guessed)) {
        const guess = article.guesses[field];
        if (value === undefined) continue;
        expect(guess, `${entry.file}: ${field}`).toBeDefined();
        guesses += 1;
      }
      for (const { certainty, evidence } of Object.values(article.guesses)) {
        expect(articleSchema.shape.guesses.safeParse({ x: { certainty, evidence } }).success).toBe(
          true,
        );
        expect(evidence.length, entry.file).toBeGreaterThan(0);
        for (const { line } of evidence) expect(at(line)).not.toBe('');
      }
      const lines = article.source.lines.flatMap((range) =>
        Array.isArray(range) ? range : [range.line, range.line],
      );
      const [first, last] = [Math.min(...lines), Math.max(...lines)];
      for (const flag of article.flags) {
        const said = messages.filter(
          ({ dump, rule }) => dump === article.source.dump && rule === flag,
        );
        expect(
          said.some(({ line }) => line >= first && line <= last),
          `${entry.file}: ${flag}`,
        ).toBe(true);
      }
    }
    expect(guesses).toBeGreaterThan(60);
    for (const { id, date, dateEvidence } of archive.issues) {
      const told = messages.some(
        ({ rule, dump }) => rule === 'undated-issue' && recordsOf(content).get(dump)?.issue === id,
      );
      if (date !== undefined) expect((dateEvidence?.length ?? 0) > 0 || !told, id).toBe(true);
    }
  });
});
