import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { searchSuggestions } from '../../scripts/index/docs.ts';
import { type Suggestion, suggestionFiles } from '../../scripts/index/suggest.ts';
import { openArchive } from '../../src/archive/archive.ts';
import { readsAs, type SuggestionFile, suggestionsFor } from '../../src/search/suggest.ts';
import { suggestionLoader } from '../../src/search/suggest-files.ts';
import { normaliser } from '../../src/search/tokenize.ts';

const normalise = normaliser(new Map());
const all = [...searchSuggestions(openArchive('content'))];

/** The files as a server would have them, and what a box proposes from them. */
function served(suggestions: Iterable<Suggestion>) {
  const { first: firstOf, others } = suggestionFiles(suggestions);
  const first = firstOf('v');
  const read: string[] = [];
  const load = suggestionLoader(async (path) => {
    read.push(path);
    const number = /suggest-(\d+)\.gz$/.exec(path)?.[1];
    return new Uint8Array((number === undefined ? first : others[Number(number)]) ?? []);
  });
  const propose = async (typed: string) =>
    suggestionsFor(typed, await load(typed), normalise, 8).map(
      ([kind, label]) => `${kind} ${label}`,
    );
  return { first, others, read, propose };
}

describe('a search box proposes', () => {
  const { propose } = served(all);
  test.each([
    ['haining', 'place 海宁市'],
    ['hai ning', 'place 海宁市'],
    ['hn', 'place 海宁市'],
    ['youchegang', 'place 油车港镇'],
    ['ycg', 'place 油车港镇'],
    ['YCG', 'place 油车港镇'],
    ['youcheg', 'place 油车港镇'],
    ['油车', 'place 油车港镇'],
    ['tongzhan', 'topic 统战'],
    ['yuxinyi', 'author 郁馨怡'],
    ['yxy', 'author 郁馨怡'],
    ['qinqing', 'title “亲清下午茶” 政企话发展'],
    ['亲清', 'title “亲清下午茶” 政企话发展'],
  ])('for %s %s', async (typed, expected) => {
    expect(await propose(typed)).toContain(expected);
  });

  test('a whole name first, then what begins so, and nothing for what nothing reads as', async () => {
    expect((await propose('haining'))[0]).toBe('place 海宁市');
    expect((await propose('嘉善县'))[0]).toBe('place 嘉善县');
    expect(await propose('xqzw')).toEqual([]);
    expect(await propose('')).toEqual([]);
  });
});

test('syllables may be typed whole or begun, in order, and none may be left out', () => {
  expect(readsAs('haining', 'hai ning')).toBeGreaterThan(readsAs('hn', 'hai ning'));
  expect(readsAs('haini', 'hai ning')).toBeGreaterThan(0);
  expect(readsAs('nh', 'hai ning')).toBe(0);
  expect(readsAs('hg', 'hai ning gang')).toBe(0);
  // ü is written v or u.
  expect(readsAs('nvxing', 'nv xing')).toBeGreaterThan(0);
  expect(readsAs('nuxing', 'nv xing')).toBeGreaterThan(0);
});

test('a large archive’s proposals come in small files, of which one is read beside the first', async () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    all.map((one) => ({ ...one, label: `${one.label}${i}`, url: `${one.url}${i}` })),
  ).flat();
  const { first, others, read, propose } = served(many);
  const head: SuggestionFile = JSON.parse(gunzipSync(first).toString());
  expect(head.letters?.length).toBe(others.length);
  expect(others.length).toBeGreaterThan(5);
  expect(first.length).toBeLessThan(400);
  expect((await propose('haining')).join()).toContain('海宁市');
  expect((await propose('海宁')).join()).toContain('海宁市');
  // By characters as by letters: the browser’s own order of Chinese tells the first letter.
  expect(new Set(read).size).toBe(2);
});

test('titles are proposed from the newest on, so many for each letter, whatever their others begin with', () => {
  const title = (label: string): Suggestion => ({ kind: 'title', label, url: label });
  const many = Array.from({ length: 300 }, (_, i) => title(`海宁${i}`));
  const both = title('海宁的油车港');
  const { first, others } = suggestionFiles([...many, both, title('海宁 油车港'), title('重庆')]);
  const labels = [first('v'), ...others].flatMap((bytes) => {
    const { entries = [] }: SuggestionFile = JSON.parse(gunzipSync(bytes).toString());
    return entries.map(([, label, , reading]) => `${label} ${reading}`);
  });
  expect(labels.filter((label) => label.startsWith('海宁')).length).toBe(201);
  expect(labels).toContain('海宁199 hai ning 1 9 9');
  expect(labels).toContain('海宁 油车港 you che gang');
  // Under c as it is read, under z as browsers sort it.
  expect(labels).toContain('重庆 chong qing|chong qing');
});
