import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditArchive } from '../../scripts/audit/archive.ts';
import type { DumpDocument } from '../../scripts/ingest/pipe.ts';
import { openBatch } from '../../scripts/store/batch.ts';
import { groupByIssue, listDumps } from '../../scripts/store/dumps.ts';
import { ingestIssue } from '../../scripts/store/ingest-issue.ts';
import { LEDGER } from '../../scripts/store/ledger.ts';
import { planIssue } from '../../scripts/store/plan.ts';
import { recordHeads, sha256 } from '../../scripts/store/records.ts';
import { loadResolver } from '../../scripts/store/resolver.ts';
import { openArchive } from '../../src/archive/archive.ts';
import { lines } from '../../src/dump/lines.ts';
import { ingestWhole, recordsOf } from './ingested.ts';

const REAL = resolve(import.meta.dirname, '../../content');

let root = '';
let content = '';
const dumps = join(REAL, 'dumps');
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'splitter-'));
  content = join(root, 'content');
});
afterEach(() => rmSync(root, { recursive: true }));

type Change = (documents: readonly DumpDocument[], dump: string) => DumpDocument[];

/** Redoes every dump with a splitter that gives other pieces than the one that was there before. */
function redoWith(change: Change): void {
  const heads = recordHeads(content);
  const { groups } = groupByIssue(dumps, listDumps(dumps), heads, () => {});
  const resolver = loadResolver(content);
  const batch = openBatch({ dumps, content, check: false });
  for (const group of groups) {
    const issue = group[0]?.issue ?? '';
    const made = ingestIssue({ dumps, content }, group, heads, resolver, batch.folder).map(
      ({ result, ...rest }) => {
        const documents = change(result.documents, rest.dump.name);
        return { ...rest, result: { ...result, documents } };
      },
    );
    const { changes } = planIssue(batch.folder, issue, made, batch.ledger.used);
    batch.add(changes, group, () => {});
  }
  batch.write();
}

const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const;

/** The first two pieces as one: what was the second one's headline is read as text. */
const merge: Change = ([first, second, ...rest]) => {
  if (!first || !second) throw new Error('every dump has two pieces');
  const { title, kicker = '', subtitle = '', bylines, bylineText, source } = second.article;
  const head = [kicker, title, subtitle, bylineText ?? bylines.join(' ')].filter(Boolean);
  const article = {
    ...first.article,
    photos: [...first.article.photos, ...second.article.photos],
    source: { ...first.article.source, lines: [...first.article.source.lines, ...source.lines] },
  };
  return [{ article, body: [...first.body, ...head.map(paragraph), ...second.body] }, ...rest];
};

const bare = (text: string) => text.replace(/\s/gu, '');

/** Which piece can be cut in two, and before which paragraph and line. */
function cutOf(documents: readonly DumpDocument[], dump: string) {
  const texts = lines(readFileSync(join(dumps, dump), 'utf8'));
  for (const [index, { article, body }] of documents.entries()) {
    const [range] = article.source.lines;
    if (article.source.lines.length > 1 || !Array.isArray(range) || body.length < 4) continue;
    if (article.photos.length > 0 || article.continued.length > 0) continue;
    const at = body.length - 1;
    const begins = bare(body[at]?.text ?? '').slice(0, 12);
    const line = texts.find(
      ({ number, text }) => number > range[0] && bare(text).startsWith(begins),
    );
    if (line && line.number <= range[1]) return { index, at, line: line.number, range };
  }
  throw new Error(`${dump} has no piece that can be cut`);
}

/** One piece as two: its last paragraph as a stray of its own. */
const cut: Change = (documents, dump) => {
  const { index, at, line, range } = cutOf(documents, dump);
  const { article, body } = documents[index] as DumpDocument;
  const source = (from: number, to: number) => ({
    ...article.source,
    lines: [[from, to] as [number, number]],
  });
  const { kicker: _, subtitle: __, bylineText: ___, ...plain } = article;
  const first = {
    article: { ...article, source: source(range[0], line - 1) },
    body: body.slice(0, at),
  };
  const second = {
    article: {
      ...plain,
      // A place in the dump where no piece began before.
      id: `cut${sha256(`${dump}:${line}`).slice(0, 7)}`,
      kind: 'stray' as const,
      title: '',
      bylines: [],
      source: source(line, range[1]),
    },
    body: body.slice(at),
  };
  return [...documents.slice(0, index), first, second, ...documents.slice(index + 1)];
};

/** The first part of every headline that has two is read as its kicker. */
const rename: Change = (documents) =>
  documents.map((document) => {
    const [kicker, ...title] = document.article.title.split(' ');
    if (!kicker || title.length === 0 || document.article.kicker) return document;
    return { ...document, article: { ...document.article, kicker, title: title.join(' ') } };
  });

const unitsOf = (dump: string) => recordsOf(content).get(dump)?.units ?? [];
const ledger = () => readFileSync(join(content, LEDGER), 'utf8').trim().split('\n');
const minted = () => ledger().filter((line) => line.split('\t')[1] === 'minted');
const faults = () => auditArchive(dumps, content).flatMap((account) => account.faults);

/** The archive is whole, and whatever was published leads to a piece that is there. */
function expectPermalinks(published: readonly string[]): void {
  const { articles, ended } = openArchive(content);
  const there = new Set(articles.map(({ id }) => id));
  for (const id of published) {
    expect(there.has(id) || there.has(ended.get(id) ?? ''), `${id} leads nowhere`).toBe(true);
  }
  const ids = minted().map((line) => line.split('\t')[0]);
  expect(new Set(ids).size, 'no id is used twice').toBe(ids.length);
  for (const id of there) expect(ids).toContain(id);
  expect(faults()).toEqual([]);
}

describe('a splitter that gives other pieces of the five dumps', () => {
  const names = listDumps(dumps);
  beforeEach(() => {
    ingestWhole({ dumps, content });
  });
  const published = () =>
    [...recordsOf(content).values()].flatMap(({ units }) => units.map((u) => u.id));

  test('two pieces become one: the longer one keeps its id, the other leads to it', () => {
    const before = published();
    const pairs = names.map((name) =>
      unitsOf(name)
        .slice(0, 2)
        .map(({ id }) => id),
    );
    redoWith(merge);
    expectPermalinks(before);
    const { ended } = openArchive(content);
    for (const [index, name] of names.entries()) {
      const now = unitsOf(name)[0]?.id ?? '';
      const [other, ...more] = (pairs[index] ?? []).filter((id) => id !== now);
      expect(pairs[index]).toContain(now);
      expect(more).toEqual([]);
      expect(ended.get(other ?? '')).toBe(now);
    }
  });

  test('and two again: the id that ended is not given out a second time', () => {
    const before = published();
    redoWith(merge);
    const ended = [...openArchive(content).ended.keys()];
    expect(ended.length).toBe(names.length);
    redoWith((documents) => [...documents]);
    expectPermalinks(before);
    expect(published().filter((id) => ended.includes(id))).toEqual([]);
  });

  test('one piece becomes two: the longer part keeps the id, the other gets a new one', () => {
    const before = published();
    redoWith(cut);
    expectPermalinks(before);
    expect(published().length).toBe(before.length + names.length);
    expect(published()).toEqual(expect.arrayContaining(before));
    expect(ledger().every((line) => line.split('\t')[1] === 'minted')).toBe(true);
  });

  test('a piece with another headline keeps its id and its file', () => {
    const before = names.map(unitsOf);
    redoWith(rename);
    expectPermalinks(before.flat().map(({ id }) => id));
    const place = ({ id, file }: { id: string; file: string }) => `${id} ${file}`;
    expect(names.map((name) => unitsOf(name).map(place))).toEqual(
      before.map((units) => units.map(place)),
    );
    const titles = before.flat().map(({ title }) => title);
    const now = names.flatMap(unitsOf).map(({ title }) => title);
    expect(now.filter((title, index) => title !== titles[index]).length).toBeGreaterThan(5);
  });

  test.each([
    ['merged', merge],
    ['cut', cut],
    ['renamed', rename],
  ])('a file that an editor has changed stays when pieces are %s', (_, change) => {
    const edited = new Map(
      names.flatMap(unitsOf).map(({ file }) => {
        const text = readFileSync(join(content, file), 'utf8').replace(
          '\n---\n',
          '\n# 已核\n---\n',
        );
        return [file, text];
      }),
    );
    for (const [file, text] of edited) writeFileSync(join(content, file), text);
    redoWith(change);
    for (const [file, text] of edited) expect(readFileSync(join(content, file), 'utf8')).toBe(text);
    expect(() => openArchive(content)).not.toThrow();
    const ids = minted().map((line) => line.split('\t')[0]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the published archive', () => {
  beforeEach(() => cpSync(REAL, content, { recursive: true }));

  test('keeps every hand edit and every permalink when all its dumps are ingested again', () => {
    const units = [...recordsOf(content).values()].flatMap((record) => record.units);
    const read = (file: string) => readFileSync(join(content, file), 'utf8');
    const edited = units.filter(({ file, sha256: sum }) => sha256(read(file)) !== sum);
    expect(edited.length).toBeGreaterThan(10);
    const before = new Map(edited.map(({ file }) => [file, read(file)]));
    const ids = openArchive(content).articles.map(({ id }) => id);
    ingestWhole({ dumps, content, redo: listDumps(dumps) });
    for (const [file, text] of before) expect(read(file), file).toBe(text);
    const { articles, ended } = openArchive(content);
    const there = new Set(articles.map(({ id }) => id));
    for (const id of ids) expect(there.has(id) || ended.has(id), id).toBe(true);
    expect(ingestWhole({ dumps, content, redo: listDumps(dumps) }).changes).toBe(0);
    expect(faults()).toEqual([]);
  });
});
