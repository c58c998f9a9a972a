import { expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { readDump, sourceLines } from '../../src/archive/dump.ts';

const FIXTURE = 'tests/fixtures/content';

test('the lines that a piece names hold its title and its text', () => {
  const archive = openArchive(FIXTURE);
  for (const entry of archive.articles) {
    const { article } = archive.read(entry);
    const dump = readDump(FIXTURE, article.source.dump);
    expect(dump?.sha256).toBe(article.source.sha256);
    const text =
      dump &&
      sourceLines(dump, article.source)
        .flat()
        .map((line) => line.text)
        .join('');
    expect(text).toContain(article.title);
    expect(text?.trim()).not.toBe('');
  }
});

test('a part of a line is cut by columns, ranges keep their order', () => {
  const dump = { lines: ['甲乙丙', '丁', '戊'], sha256: '' };
  const source = {
    dump: 'x',
    sha256: '',
    lines: [[2, 3] as [number, number], { line: 1, from: 1, to: 3 }],
  };
  expect(sourceLines(dump, source)).toEqual([
    [
      { number: 2, text: '丁', part: false },
      { number: 3, text: '戊', part: false },
    ],
    [{ number: 1, text: '乙丙', part: true }],
  ]);
});

test('a dump that is not there is none', () => {
  expect(readDump(FIXTURE, 'nothing.txt')).toBeUndefined();
});
