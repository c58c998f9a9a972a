import { hash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptBlocks } from '../../scripts/index/kept-blocks.ts';
import { deflatedSegment } from '../../scripts/index/segments.ts';
import { cutShards } from '../../scripts/index/shards.ts';
import { writeIndex } from '../../scripts/index.ts';
import { type KeptParts, keptByKey } from '../../scripts/kept.ts';
import { keepLines, readKeptLines } from '../../src/archive/kept-lines.ts';
import { compareInIndex, type SearchDoc } from '../../src/search/record.ts';
import { piecesOf, realDocs } from './search-fixture.ts';

/** Real text spread over years, enough of it for several shards. */
const YEARS = 12;
const docs: SearchDoc[] = Array.from({ length: 4 }, (_, copy) =>
  realDocs().map((doc, i): SearchDoc => {
    const id = `${doc.id}c${copy}`;
    const year = 2011 + ((i + copy) % YEARS);
    const moved = (date: string | null) => date && `${year}${date.slice(4)}`;
    const [date, dateLast] = [moved(doc.date), moved(doc.dateLast)];
    return { ...doc, id, url: `articles/${id}/`, issue: `i${date}`, date, dateLast };
  }),
)
  .flat()
  .sort(compareInIndex);

let folder: string;
let kept: KeptParts;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-kept-'));
  kept = { folder: join(folder, 'kept'), version: '1' };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Pieces that are said to be longer than they are: so few are several shards. */
const longer = (from: readonly SearchDoc[]) =>
  piecesOf(from).map((piece) => ({ ...piece, characters: 10 * piece.characters }));

/** Every file of an index with its bytes. */
async function made(pieces: readonly SearchDoc[], parts?: KeptParts): Promise<Map<string, string>> {
  const out = join(folder, 'out');
  const content = { pieces: longer(pieces), suggestions: [] };
  expect(await writeIndex(content, out, parts)).toBe(pieces.length);
  const files = globSync('**/*', { cwd: out }).filter((file) => statSync(join(out, file)).isFile());
  return new Map(files.sort().map((file) => [file, readFileSync(join(out, file), 'base64')]));
}
const shards = () => new Set(readdirSync(join(kept.folder, 'shards')));
const results = () => new Set(readdirSync(join(kept.folder, 'results')));
const both = (a: Set<string>, b: Set<string>) => [...a].filter((name) => b.has(name)).length;

test('the first issue of a year leaves the shards of the years before', () => {
  const newest = docs.at(-1);
  if (!newest) throw new Error('there are no pieces');
  const late = {
    ...newest,
    id: 'late',
    url: 'articles/late/',
    date: '2031-01-01',
    dateLast: '2031-01-01',
  };
  const names = (from: readonly SearchDoc[]) =>
    cutShards(longer(from)).map((cut) => cut.map(({ facts }) => facts.id).join(' '));
  const before = names(docs);
  const after = names([...docs, late]);
  expect(before.length).toBeGreaterThan(2);
  expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  expect(after.join(' ')).toBe(`${before.join(' ')} late`);
});

describe('kept blocks', () => {
  const blocks = ['一', '二', '三'].map((text) => Buffer.from(text.repeat(3000)));
  const [first, second, third] = blocks as [Buffer, Buffer, Buffer];
  const file = () => {
    const [name = ''] = readdirSync(join(folder, 'blocks'));
    return join(folder, 'blocks', name);
  };
  const compress = async (version: string, ...raws: Buffer[]) => {
    const kept = keptBlocks({ folder: join(folder, 'blocks'), version });
    const made = await Promise.all(raws.map((raw) => kept.deflated(raw)));
    kept.finish();
    kept.close();
    return made.map(({ deflated }) => Buffer.from(deflated).toString('base64'));
  };

  test('are what compressing gives, and only those of the last index stay', async () => {
    const expected = await Promise.all(blocks.map((raw) => deflatedSegment(raw)));
    const texts = expected.map(({ deflated }) => Buffer.from(deflated).toString('base64'));
    expect(await compress('1', first, second, first)).toEqual([texts[0], texts[1], texts[0]]);
    const size = statSync(file()).size;
    expect(await compress('1', second, third)).toEqual([texts[1], texts[2]]);
    expect(statSync(file()).size).toBe(size);
  });

  test('are not compressed again, but by another version of the program', async () => {
    const raw = Buffer.from('四'.repeat(3000));
    await compress('1', first);
    // The block of another text is put under the checksum of this one: only what was kept has it.
    const bytes = readFileSync(file());
    hash('sha256', raw, 'buffer').copy(bytes, 0, 0, 16);
    writeFileSync(file(), bytes);
    const [kept] = await compress('1', raw);
    const [other] = await compress('2', first);
    expect(kept).toBe(other);
    expect(await compress('3', raw)).not.toEqual([kept]);
  });

  test('are made anew where any bit of the file was turned over', async () => {
    const expected = await compress('1', first, second);
    const whole = readFileSync(file());
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file(), bytes);
      expect(await compress('1', first, second)).toEqual(expected);
      expect(await compress('1', first, second)).toEqual(expected);
    }
  });
});

describe('kept by key', () => {
  const parts = () => keptByKey(join(folder, 'by-key'));
  const get = async (key: string, text: string, folded: boolean) => {
    const path = await parts().get(key, (fresh) => {
      if (folded) mkdirSync(fresh);
      writeFileSync(folded ? join(fresh, 'one') : fresh, text);
    });
    return { path, file: folded ? join(path, 'one') : path };
  };

  test.each([false, true])('what was harmed is made anew (a folder: %s)', async (folded) => {
    const key = `key-${folded}`;
    const { file } = await get(key, '嘉善', folded);
    expect((await get(key, '海盐', folded)).file).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe('嘉善');
    const bytes = readFileSync(file);
    bytes[2] = (bytes[2] ?? 0) ^ 4;
    writeFileSync(file, bytes);
    const again = await get(key, '海盐', folded);
    expect(readFileSync(again.file, 'utf8')).toBe('海盐');
    expect(existsSync(file)).toBe(false);
  });

  test('one key asked for twice at once is made once', async () => {
    const files = parts();
    let times = 0;
    const make = async (path: string) => {
      times++;
      await Promise.resolve();
      writeFileSync(path, '嘉善');
    };
    const [one, other] = await Promise.all([files.get('twice', make), files.get('twice', make)]);
    expect([one === other, times]).toEqual([true, 1]);
  });
});

test('lines kept for the next run are none where the file was harmed, cut or made by others', () => {
  const file = join(folder, 'lines.tsv');
  keepLines(file, '1', ['嘉善\t1', '海盐\t2']);
  const whole = readFileSync(file);
  expect(readKeptLines(file, '1')).toEqual(['嘉善\t1', '海盐\t2']);
  expect(readKeptLines(file, '2')).toEqual([]);
  expect(readKeptLines(`${file}.none`, '1')).toEqual([]);
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(readKeptLines(file, '1')).toEqual([]);
    writeFileSync(file, whole.subarray(0, at));
    expect(readKeptLines(file, '1')).toEqual([]);
  }
  keepLines(file, '1', []);
  expect(readKeptLines(file, '1')).toEqual([]);
});

describe('an index made of kept parts', () => {
  const newest = docs.at(-1)?.date?.slice(0, 4);
  const isNew = ({ date }: SearchDoc) => date?.startsWith(newest ?? '-') && date > `${newest}-07`;

  test('takes closed years and all older results over when an issue comes new', async () => {
    const old = docs.filter((doc) => !isNew(doc));
    expect(old.length).toBeLessThan(docs.length);
    await made(old, kept);
    const [shardsBefore, resultsBefore] = [shards(), results()];
    expect(shardsBefore.size).toBeGreaterThan(1);
    await made(docs, kept);
    expect(both(shardsBefore, shards())).toBeGreaterThanOrEqual(shardsBefore.size - 1);
    expect(both(resultsBefore, results())).toBeGreaterThanOrEqual(resultsBefore.size - 1);
    // What belonged to the index before is gone.
    expect(shards().size).toBeLessThanOrEqual(shardsBefore.size + 1);
  }, 120_000);

  test('is a full one, byte for byte, whatever was changed before', async () => {
    const edit = fc.record({
      at: fc.nat(docs.length - 1),
      how: fc.constantFrom('remove', 'title', 'paragraph', 'place'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 4 }), async (edits) => {
        const pieces = docs.flatMap((doc, i): SearchDoc[] => {
          let edited = doc;
          for (const { how } of edits.filter(({ at }) => at === i)) {
            if (how === 'remove') return [];
            if (how === 'title') edited = { ...edited, title: `${edited.title}新题` };
            if (how === 'paragraph')
              edited = { ...edited, paragraphs: [...edited.paragraphs, '新段落'] };
            if (how === 'place') edited = { ...edited, places: [] };
          }
          return [edited];
        });
        pieces.sort(compareInIndex);
        expect(await made(pieces, kept)).toEqual(await made(pieces));
      }),
      { numRuns: 3 },
    );
  }, 300_000);

  test('takes nothing over from another version of the program', async () => {
    await made(docs, kept);
    const before = new Set([...shards(), ...results()]);
    await made(docs, { ...kept, version: '2' });
    expect(both(before, new Set([...shards(), ...results()]))).toBe(0);
  }, 120_000);
});
