import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { ancestry } from '../../src/archive/places.ts';

const FIXTURE = 'tests/fixtures/content';
const archive = openArchive(FIXTURE);
const piece = (id: string) => {
  const entry = archive.article(id);
  if (!entry) throw new Error(`fixture has no ${id}`);
  return entry;
};
const ids = (list: readonly { id: string }[]) => list.map((entry) => entry.id);

describe('order', () => {
  test('issues run from new to old, undated ones last', () => {
    expect(ids(archive.issues)).toEqual([
      'yangbao-2022-06-30',
      'unknown-2022-06-25',
      'unknown-2022-05',
      'unknown-undated',
    ]);
  });

  test('pieces keep printed order within their issue, strays at its end', () => {
    expect(ids(archive.issue('unknown-undated')?.articles ?? [])).toEqual([
      'm3c6v8',
      'p9g4m6',
      'n5b2w7',
    ]);
    expect(archive.articles.map((entry) => entry.index)).toEqual(
      archive.articles.map((_, index) => index),
    );
  });

  test('neighbours stay inside the issue', () => {
    expect(archive.neighbours(piece('b3x8q1'))).toEqual({
      previous: piece('a7k2m9'),
      next: piece('c9w4d2'),
    });
    expect(archive.neighbours(piece('a7k2m9')).previous).toBeUndefined();
    expect(archive.neighbours(piece('e2h5j8')).next).toBeUndefined();
  });

  test('the next issue is the newer one', () => {
    const [newest, second, third] = archive.issues;
    if (!newest || !second || !third) throw new Error('fixture has three issues');
    expect(archive.issueNeighbours(second)).toEqual({ previous: third, next: newest });
    expect(archive.issueNeighbours(newest).next).toBeUndefined();
  });
});

describe('places', () => {
  test('a place holds the pieces about everything under it, each once', () => {
    expect(ids(archive.place('330421')?.articles ?? [])).toEqual(['f4n7p3', 'g8v2k5', 'd5r6t7']);
    expect(ids(archive.place('331024')?.articles ?? [])).toEqual(['p9g4m6']);
    expect(archive.places.map((node) => [node.name, node.articles.length])).toEqual([
      ['浙江省', 11],
    ]);
  });

  test('a village stands under its town, county, city and province', () => {
    const village = archive.place('330411103207');
    expect(village && ancestry(village).map((node) => node.name)).toEqual([
      '浙江省',
      '嘉兴市',
      '秀洲区',
      '油车港镇',
      '胜丰村委会',
    ]);
  });

  test('a development zone has a page of its own', () => {
    const [zone] = archive.placesAt('zone');
    expect(zone?.name).toBe('独山港经济开发区');
    expect(zone?.key).toMatch(/^330482102-[0-9a-f]{4}$/);
    expect(ids(zone?.articles ?? [])).toEqual(['k7z9x2']);
  });
});

describe('authors', () => {
  test('an address depends on the name alone, and surnames are read as surnames', () => {
    expect(archive.author('王维')?.slug).toMatch(/^wangwei-[0-9a-f]{6}$/);
    expect(archive.author('张其良')?.initial).toBe('Z');
  });

  test('a photographer is an author, an office that sent a picture is not', () => {
    expect(ids(archive.author('冯玉坤')?.articles ?? [])).toEqual(['c9w4d2']);
    expect(archive.author('陶庄镇人民政府')).toBeUndefined();
  });
});

test('topics with most pieces come first, topics without any are left out', () => {
  expect(archive.topics[0]?.id).toBe('营商环境');
  expect(archive.topics.every((topic) => topic.articles.length > 0)).toBe(true);
});

test('months count dated issues only', () => {
  expect(archive.months(archive.articles)).toEqual([
    { month: '2022-05', count: 3 },
    { month: '2022-06', count: 7 },
  ]);
});

test('related pieces share a place or a topic, none twice, none that is beside the piece', () => {
  for (const entry of archive.articles) {
    const groups = archive.related(entry);
    const shown = groups.flatMap((group) => group.articles);
    const { previous, next } = archive.neighbours(entry);
    expect(new Set([...shown, entry, previous, next]).size).toBe(
      shown.length + new Set([entry, previous, next]).size,
    );
    for (const group of groups) {
      const list = 'place' in group ? group.place.articles : group.topic.articles;
      expect(list).toContain(entry);
      for (const other of group.articles) expect(list).toContain(other);
    }
  }
  expect(archive.related(piece('g8v2k5')).length).toBeGreaterThan(1);
});

test('the full frontmatter and the body are read when asked for', () => {
  const { article, body } = archive.read(piece('f4n7p3'));
  expect(article.photos[0]?.creditText).toBe('(图片由陶庄镇人民政府提供)');
  expect(body).toContain('柳苑公园');
  expect(piece('c9w4d2').lead).toMatch(/^6月25日,秀洲区/);
});

describe('files that are wrong', () => {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
  });

  const ARTICLE = 'articles/unknown-2022-06-25/01-qinqing.md';
  const broken = (change: (text: string) => string, file = ARTICLE) => {
    const folder = mkdtempSync(join(tmpdir(), 'archive-'));
    made.push(folder);
    cpSync(FIXTURE, folder, { recursive: true });
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(path, changed);
    return () => openArchive(folder);
  };

  test.each([
    ['a field is missing', (t: string) => t.replace(/^order: .*\n/m, ''), /order.*请补上这个字段/],
    [
      'a field has the wrong type',
      (t: string) => t.replace('order: 1', 'order: 一'),
      /字段 order：/,
    ],
    ['a field is unknown', (t: string) => t.replace('order: 1', 'order: 1\ncolour: red'), /colour/],
    [
      'the issue is unknown',
      (t: string) => t.replace(/^issue: .*$/m, 'issue: x'),
      /issues\/x\.yaml/,
    ],
    ['a topic is unknown', (t: string) => t.replace('[统战,', '[天文,'), /没有叫“天文”的主题/],
    [
      'the code is no code',
      (t: string) => t.replace("'330481'", "'33048'"),
      /place\.code.*行政区划/,
    ],
    ['an id is used twice', (t: string) => t.replace('a7k2m9', 'b3x8q1'), /编号 b3x8q1 已用于/],
    ['one code has two names', (t: string) => t.replace('嘉兴市', '杭州市'), /3304.*请核对/],
    ['the YAML is broken', (t: string) => t.replace('order: 1', 'order: ['), /不是合格的 YAML/],
    ['there is no frontmatter', (t: string) => t.replace(/^---\n/, ''), /缺少篇首资料/],
  ])('%s', (_, change, message) => {
    expect(broken(change)).toThrow(message);
    expect(broken(change)).toThrow(/articles\/unknown-2022-06-25\/0[12]-[a-z]+\.md：/);
  });

  test('the date does not exist', () => {
    const open = broken(
      (text) => text.replace('2022-06-30', '2022-06-31'),
      'issues/yangbao-2022-06-30.yaml',
    );
    expect(open).toThrow(/issues\/yangbao-2022-06-30\.yaml：字段 date：.*EDTF/);
  });

  test('an emendation is not in the text', () => {
    const open = broken(
      (text) => text.replace("corrected: '义诊", "corrected: '诊疗"),
      'articles/unknown-2022-06-25/02-jijia.md',
    );
    expect(open).toThrow(/emendations\.0\.corrected：.*出现 0 次/);
  });
});
