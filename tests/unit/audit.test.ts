import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditArchive } from '../../scripts/audit/archive.ts';
import { AUDIT_FILE } from '../../scripts/audit/audit.ts';
import { copyProject } from '../../scripts/bench/copy.ts';
import { readAccounts } from '../../src/archive/accounts.ts';
import { ingestWhole } from './ingested.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const dumps = join(ROOT, 'content/dumps');

/** What ingest makes of the dumps, before anybody edits it. */
const made = mkdtempSync(join(tmpdir(), 'audit-'));
let content = '';
beforeAll(() => {
  ingestWhole({ dumps, content: made });
});
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'audit-'));
  cpSync(made, content, { recursive: true });
});
afterEach(() => rmSync(content, { recursive: true }));
afterAll(() => rmSync(made, { recursive: true }));

const read = (file: string) => readFileSync(join(content, file), 'utf8');
const accounts = () => auditArchive(dumps, content);
const faults = () => accounts().flatMap((account) => account.faults);
const edit = (file: string, change: (text: string) => string) => {
  const text = read(file);
  expect(change(text), `${file} is changed`).not.toBe(text);
  writeFileSync(join(content, file), change(text));
};

const DUMP = '000_2ca5edf0b340a4f5.txt';
const FIRST = 'articles/u-417f1b37/01-qin-qing-xia-wu-cha-zheng-qi-hua.md';
const ISSUE = 'issues/u-417f1b37.yaml';
const emended = () => accounts().find(({ dump }) => dump === DUMP)?.emended;

const bare = (text: string) => text.replace(/\s/gu, '');

/** Gives the first piece emendations; it has none as ingest makes it. */
const emend = (emendation: object) =>
  edit(FIRST, (text) =>
    text.replace('\n---\n', `\nemendations:\n  - ${JSON.stringify(emendation)}\n---\n`),
  );

describe('a character that is not as it was printed', () => {
  const printed = '企业家们聚共识';

  test('is accounted for by an emendation, and by nothing less', () => {
    edit(FIRST, (text) => text.replace(printed, '企业家们谋共识'));
    expect(faults()).toEqual([
      expect.stringMatching(`^${FIRST}：转储里的“.*${printed}.*”没有发表`),
      expect.stringMatching(`^${FIRST}：“.*企业家们谋共识.*”转储里没有`),
    ]);
    emend({ printed, corrected: '企业家们谋共识', line: 7, reason: '试改' });
    expect(faults()).toEqual([]);
    expect(emended()).toBe(printed.length);
  });

  test('an emendation of what is not in the text is a fault', () => {
    emend({ printed: '没有的字', corrected: '也没有的字', line: 7, reason: '试改' });
    expect(() => faults()).toThrow(
      `${FIRST}：字段 emendations.0.corrected：“也没有的字”在文中出现 0 次`,
    );
  });
});

describe('lines of a dump that no piece has', () => {
  /** Takes the last lines from a piece that ends with a line of its own; returns them. */
  function takeLastLine(): { line: number; text: string } {
    const [, from = '', to = ''] = /\n {2}lines: \[\[(\d+), (\d+)\]\]/.exec(read(FIRST)) ?? [];
    const line = Number(to);
    const text = readFileSync(join(dumps, DUMP), 'utf8').split('\n')[line - 1] ?? '';
    expect(text.length).toBeGreaterThan(10);
    edit(FIRST, (file) => {
      const shorter = file.replace(`[${from}, ${to}]`, `[${from}, ${line - 1}]`);
      const paragraphs = shorter.trimEnd().split('\n\n');
      return `${paragraphs.slice(0, -1).join('\n\n')}\n`;
    });
    return { line, text };
  }

  test('fail the audit with dump, line and text', () => {
    const { line, text } = takeLastLine();
    expect(faults()).toContainEqual(expect.stringMatching(`^${DUMP}:${line}：“`));
    expect(faults().join('\n')).toContain(bare(text));
  });

  test('are accounted for by an omission with a reason, and by none without', () => {
    const { line, text } = takeLastLine();
    expect(faults().length).toBe(1);
    const omission = { dump: DUMP, lines: [[line, line]], reason: '试删', text };
    edit(ISSUE, (yaml) => `${yaml}omissions:\n  - ${JSON.stringify(omission)}\n`);
    expect(faults()).toEqual([]);
    expect(accounts().find(({ dump }) => dump === DUMP)?.omitted).toBe(bare(text).length);
    edit(ISSUE, (yaml) => yaml.replace('试删', ''));
    expect(() => faults()).toThrow(/u-417f1b37\.yaml：字段 omissions\.0\.reason/);
    edit(ISSUE, (yaml) => yaml.replace('"reason":"",', ''));
    expect(() => faults()).toThrow(/u-417f1b37\.yaml：字段 omissions\.0\.reason/);
  });

  test('an omission that claims other text than its lines hold is a fault', () => {
    const { line, text } = takeLastLine();
    const omission = { dump: DUMP, lines: [[line, line]], reason: '试删', text: text.slice(2) };
    edit(ISSUE, (yaml) => `${yaml}omissions:\n  - ${JSON.stringify(omission)}\n`);
    expect(faults().some((fault) => /略去的“.*与所列行不符/.test(fault))).toBe(true);
  });

  test('claimed twice, they fail the audit too', () => {
    edit(FIRST, (text) => text.replace(/(\n {2}lines: \[\[\d+, )\d+/, '$126'));
    expect(faults()).toContainEqual(expect.stringMatching(`^${DUMP}:\\d+：“.*”被 2 处引用`));
  });
});

describe('npm run audit', () => {
  const audit = () =>
    spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/audit.ts'), '--dumps', dumps, '--content', content],
      { encoding: 'utf8' },
    );

  test('prints the account of every dump and their sum, and leaves it for the site', () => {
    const { status, stdout } = audit();
    expect(status).toBe(0);
    const rows = stdout.split('\n').filter((line) => /^ *\d/.test(line));
    const columns = rows.map((row) => row.trim().split(/ +/));
    expect(columns.map((row) => row.at(-1))).toEqual([
      ...accounts().map(({ dump }) => dump),
      '合计',
    ]);
    const numbers = columns.map((row) => row.slice(0, 5).map(Number));
    const sums = numbers.at(-1);
    for (const column of [0, 1, 2, 3, 4]) {
      const sum = numbers.slice(0, -1).reduce((total, row) => total + (row[column] ?? 0), 0);
      expect(sums?.[column]).toBe(sum);
    }
    expect(
      numbers.every(([all = 0, published = 0, omitted = 0]) => all === published + omitted),
    ).toBe(true);
    const left = readAccounts(content);
    expect(left.map(({ characters }) => characters)).toEqual(
      numbers.slice(0, -1).map(([all]) => all),
    );
    expect(read(AUDIT_FILE)).toMatch(/\n$/);
  });

  test('ends with status 1 and the faults when a character is lost', () => {
    edit(FIRST, (text) => text.replace('企业家们聚共识', '企业家们共识'));
    const { status, stdout, stderr } = audit();
    expect(status).toBe(1);
    expect(stdout).toContain(DUMP);
    expect(stderr).toMatch(/^错误：核对没有通过：\n/);
    expect(stderr).toContain(`${FIRST}：`);
  });
});

describe('npm run build', () => {
  let copy = '';
  beforeAll(() => {
    copy = copyProject();
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  test('stops at the audit when a character is lost, and says which', () => {
    const file = join(copy, 'content', FIRST);
    writeFileSync(file, readFileSync(file, 'utf8').replace('企业家们聚共识', '企业家们共识'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(copy, 'scripts/build.ts')],
      { cwd: copy, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/^错误：核对没有通过：$/m);
    expect(stderr).toContain(`${FIRST}：`);
    expect(stdout).not.toContain('生成页面');
    expect(() => readFileSync(join(copy, 'dist/index.html'))).toThrow(/ENOENT/);
  });
});
