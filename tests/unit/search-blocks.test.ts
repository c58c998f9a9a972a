import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_BLOCK_AT, type IndexFile, packWords } from '../../scripts/index/blocks.ts';
import { alone, characterGroups } from '../../scripts/index/characters.ts';
import type { EncodedWord } from '../../scripts/index/merge.ts';
import { FIELD_AT } from '../../scripts/index/segments.ts';
import { DIRECTORY, readEntries } from '../../src/search/table.ts';
import { firstUnit, GAP } from '../../src/search/tokenize.ts';

/** Words of characters as shards are merged: of each its own, its pairs, and the one for its ends. */
const wordsOf = (sizes: readonly (readonly number[])[]): EncodedWord[] =>
  sizes.flatMap((pairs, i) => {
    const character = String.fromCharCode(0x4e00 + i);
    const word = (second: string, size: number): EncodedWord => {
      const text = Buffer.from(character + second);
      // What does not compress, so that blocks have the size of their words.
      const rest = Uint8Array.from({ length: size }, (_, at) => (at * at * 31 + at * size) >> 3);
      return { word: character + second, bytes: Buffer.concat([text, rest]) };
    };
    const seconds = pairs.map((size, j) => word(String.fromCharCode(0x5000 + j), size));
    return [word('', 9000), ...seconds, word(GAP, 5)];
  });

const sizes = fc.array(
  fc.oneof(
    fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 60 }),
    fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 30 }),
  ),
  { minLength: 1, maxLength: 30 },
);

async function packed(words: readonly EncodedWord[], size: number): Promise<IndexFile[]> {
  const files: IndexFile[] = [];
  await packWords(characterGroups(words), size, (file) => files.push(file));
  return files;
}

describe('words of single characters', () => {
  test('are left out where the words that begin with them are one group', () => {
    const words = wordsOf([[10, 20], new Array(30).fill(9000), [30]]);
    const groups = [...characterGroups(words)];
    expect(groups.filter(({ words: all }) => all.length > 1).map(({ from }) => from)).toEqual([
      '\u4e00',
      '\u4e02',
    ]);
    const left = groups.flatMap((group) => group.words.map(({ word }) => word));
    expect(left).not.toContain('\u4e00');
    expect(left).toContain(`\u4e00${GAP}`);
    expect(left).toContain('\u4e01');
    expect(left).not.toContain(`\u4e01${GAP}`);
  });
});

describe('index files', () => {
  test('have every word, in the order in which they are found; what belongs together in one', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 5000, max: 60_000 }), async (all, size) => {
        const words = wordsOf(all);
        const kept = [...characterGroups(words)].flatMap((group) => [...group.words]);
        const files = await packed(words, size);
        const bytes = files.map((file) => gunzipSync(file.bytes));
        const fileOf = (word: string) => files.findLastIndex(({ from }) => from <= word);
        for (const word of kept) {
          const at = fileOf(word.word);
          expect(bytes[at]?.includes(Buffer.from(word.bytes))).toBe(true);
          expect(word.word <= (files[at]?.to ?? '')).toBe(true);
        }
        for (const [i] of all.entries()) {
          const character = String.fromCharCode(0x4e00 + i);
          if (kept.some(({ word }) => word === character)) continue;
          // A reader begins where the character alone would stand.
          const at = fileOf(character);
          for (const { word } of kept) {
            if (firstUnit(word) === character) expect(fileOf(word)).toBe(at);
          }
        }
        for (const { from, bytes: file } of files) {
          const field = file.subarray(FIELD_AT, FIELD_AT + DIRECTORY);
          const blocks = readEntries(field, FIRST_BLOCK_AT);
          expect(blocks[0]?.from).toBe(from);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('a word that may lie anywhere is a group of its own', async () => {
    const words = wordsOf([[10, 20, 30]]);
    expect(words.map(alone).map(({ from }) => from)).toEqual(words.map(({ word }) => word));
  });
});
