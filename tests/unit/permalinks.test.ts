import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';

let content = '';
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'permalinks-'));
  cpSync(join(import.meta.dirname, '../fixtures/content'), content, { recursive: true });
});
afterEach(() => rmSync(content, { recursive: true }));

const ledger = (...lines: string[]) =>
  writeFileSync(join(content, 'permalinks.tsv'), lines.map((line) => `${line}\n`).join(''));

test('an id that ended leads, over any number of steps, to the piece that has its text', () => {
  const id = openArchive(content).articles[0]?.id ?? '';
  ledger(
    'old0000001\tminted\tx',
    `old0000002\tredirect\t${id}`,
    'old0000001\tredirect\told0000002',
  );
  const { ended } = openArchive(content);
  expect(ended.get('old0000001')).toBe(id);
  expect(ended.get('old0000002')).toBe(id);
});

test('an id that is gone is known, circles and dead ends lead nowhere', () => {
  ledger(
    'a000000001\tgone\t',
    'b000000001\tredirect\tb000000002',
    'b000000002\tredirect\tb000000001',
  );
  const { ended } = openArchive(content);
  expect([...ended]).toEqual([
    ['a000000001', undefined],
    ['b000000001', undefined],
    ['b000000002', undefined],
  ]);
});

test('an id that was published and is nowhere stops the build, with a remedy', () => {
  ledger('lost000001\tminted\tx');
  expect(() => openArchive(content)).toThrow(/lost000001.*现在没有稿件.*redirect/s);
});
