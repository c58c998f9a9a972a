import {
  type Block,
  checkOf,
  DIRECTORY,
  FORMAT,
  lastUpTo,
  PAGEFIND,
  readEntries,
  readTable,
  type Table,
} from '../table.ts';
import { firstUnit } from '../tokenize.ts';
import { type ByteSource, byteSource, GarbledIndex, inflate } from './bytes.ts';
import { NOWHERE, type Postings, readPostings } from './postings.ts';

/** An index on a server, opened: what is in its files, read as it is wanted. */
export interface OpenIndex {
  table: Table;
  source: ByteSource;
  /** Compressed bytes to load until each word's postings are known; 0 when they are. */
  costs(words: readonly string[]): Promise<Map<string, number>>;
  /** Postings of words, those of words that stand nowhere included. */
  postings(words: readonly string[]): Promise<Map<string, Postings>>;
}

/** An index that this reader cannot read: Pagefind's own client may. */
export class UnknownIndex extends Error {}

/** Keeps what a loader has loaded or is loading, by key; what failed is forgotten. */
export function kept<Key extends string | number, Value>(load: (key: Key) => Promise<Value>) {
  const known = new Map<Key, Promise<Value>>();
  return {
    get(key: Key): Promise<Value> {
      let value = known.get(key);
      if (!value) {
        value = load(key);
        known.set(key, value);
        value.catch(() => known.delete(key));
      }
      return value;
    },
    has: (key: Key) => known.has(key),
  };
}

/**
 * Opens an index.
 *
 * @param bundle address of its folder, with the last slash
 * @param fresh past the browser's cache and in whole files, after something came garbled
 * @throws UnknownIndex when it was written by another release of Pagefind or of this project
 */
export async function openIndex(bundle: string, fresh = false): Promise<OpenIndex> {
  const source = byteSource(bundle, fresh);
  const bytes = await source.whole('table.gz', { cache: 'no-cache' });
  const table = await inflate(bytes, 'gzip')
    .then(readTable)
    .catch((error: unknown) => {
      throw new UnknownIndex(String(error));
    });
  if (table.format !== FORMAT || table.pagefind !== PAGEFIND) {
    throw new UnknownIndex(`${table.format} ${table.pagefind}`);
  }
  const pathOf = (file: number) => `index/${table.version}/${file.toString(36)}.pf_index`;

  const directories = kept(async (file: number) => {
    const entries = await source.part(pathOf(file), table.directoryAt, DIRECTORY);
    const blocks = readEntries(entries, table.firstBlockAt);
    if (blocks[0]?.from !== table.from[file]) throw new GarbledIndex(pathOf(file));
    return blocks;
  });
  const blocks = kept(async (name: string) => {
    const [file = 0, at = 0, size = 0, check] = name.split(' ').map(Number);
    const bytes = await source.part(pathOf(file), at, size);
    if (checkOf(bytes) !== check) throw new GarbledIndex(pathOf(file));
    return inflate(bytes, 'deflate-raw');
  });
  const known = new Map<string, Postings>();

  /** What a character's own word has for positions is 1 in a subhead, 2 in a title. */
  const ranked = (word: string, { docs, starts, places }: Postings): Postings =>
    word === firstUnit(word)
      ? { docs, starts, places: places.map((rank) => rank * table.base) }
      : { docs, starts, places };

  /** The block that holds a word, if any does. */
  const locate = async (word: string): Promise<(Block & { name: string }) | undefined> => {
    const file = lastUpTo(table.from, word);
    if (file < 0) return undefined;
    const inFile = await directories.get(file);
    const block =
      inFile[
        lastUpTo(
          inFile.map(({ from }) => from),
          word,
        )
      ];
    return block && { ...block, name: `${file} ${block.at} ${block.size} ${block.check}` };
  };

  return {
    table,
    source,
    async costs(words) {
      const located = await Promise.all(words.map(locate));
      return new Map(
        words.map((word, i) => {
          const block = located[i];
          return [word, !block || known.has(word) || blocks.has(block.name) ? 0 : block.size];
        }),
      );
    },
    async postings(words) {
      const wanted = words.filter((word) => !known.has(word));
      const inBlocks = new Map<string, string[]>();
      await Promise.all(
        wanted.map(async (word) => {
          const block = await locate(word);
          if (!block) known.set(word, NOWHERE);
          else inBlocks.set(block.name, [...(inBlocks.get(block.name) ?? []), word]);
        }),
      );
      await Promise.all(
        [...inBlocks].map(async ([name, inBlock]) => {
          const found = readPostings(await blocks.get(name), inBlock);
          for (const word of inBlock) known.set(word, ranked(word, found.get(word) ?? NOWHERE));
        }),
      );
      return new Map(words.map((word) => [word, known.get(word) ?? NOWHERE]));
    },
  };
}
