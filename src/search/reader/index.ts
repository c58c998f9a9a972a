import {
  type Block,
  checkOf,
  DIRECTORY,
  FORMAT,
  PAGEFIND,
  readEntries,
  readTable,
  type Table,
} from '../table.ts';
import { type ByteSource, byteSource, GarbledIndex, inflate, remember } from './bytes.ts';
import { NOWHERE, type Postings, readPostings } from './postings.ts';

/** An index on a server, opened: what is in its files, read as it is wanted. */
export interface OpenIndex {
  table: Table;
  source: ByteSource;
  /** A file of its own beside the postings, by its name, inflated. */
  data(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Compressed bytes to load until each word's postings are known; 0 when they are. */
  costs(words: readonly string[]): Promise<Map<string, number>>;
  /** Postings of words, those of words that stand nowhere included. */
  postings(words: readonly string[]): Promise<Map<string, Postings>>;
}

/** A block, and the file that it is in. */
type Located = Block & { path: string };

/** An index that this reader cannot read: Pagefind's own client may. */
export class UnknownIndex extends Error {}

/** Keeps what a loader has loaded or is loading, by key; what failed is forgotten. */
export function kept<Key, Value>(load: (key: Key) => Promise<Value>) {
  const known = new Map<Key, Promise<Value>>();
  return {
    get: (key: Key) => known.get(key) ?? remember(known, key, load(key)),
    has: (key: Key) => known.has(key),
  };
}

/** Loads what belongs to each key. */
export const loadAll = async <Key, Value>(
  keys: readonly Key[],
  load: (key: Key) => Promise<Value>,
): Promise<Map<Key, Value>> =>
  new Map(
    await Promise.all(keys.map(async (key): Promise<[Key, Value]> => [key, await load(key)])),
  );

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
  const table = await inflate('gzip', bytes)
    .then(readTable)
    .catch(() => undefined);
  if (table?.format !== FORMAT || table.pagefind !== PAGEFIND) throw new UnknownIndex();
  const directories = kept(async (file: number): Promise<Located[]> => {
    const path = `index/${table.version}/${file.toString(36)}.pf_index`;
    const entries = await source.part(path, table.directoryAt, DIRECTORY);
    const blocks = readEntries(entries, table.firstBlockAt);
    if (blocks[0]?.from !== table.from[file]) throw new GarbledIndex(path);
    return blocks.map((block) => ({ ...block, path }));
  });
  const blocks = kept(async ({ path, at, size, check }: Located) => {
    const bytes = await source.part(path, at, size);
    if (checkOf(bytes) !== check) throw new GarbledIndex(path);
    return readPostings(await inflate('deflate-raw', bytes));
  });

  /** The block that holds a word, if any does, and those behind it in its file. */
  const locate = async (word: string): Promise<Located[]> => {
    const file = table.from.findLastIndex((from) => from <= word);
    if (file < 0) return [];
    const all = await directories.get(file);
    return all.slice(all.findLastIndex(({ from }) => from <= word));
  };

  return {
    table,
    source,
    data: async (name) => inflate('gzip', await source.whole(`data/${table.version}/${name}.gz`)),
    costs: (words) =>
      loadAll(words, async (word) => {
        const [block] = await locate(word);
        return !block || blocks.has(block) ? 0 : block.size;
      }),
    postings: (words) =>
      loadAll(words, async (word) => {
        const located = await locate(word);
        const [block] = located;
        const [, second] = word;
        const own = block && (await blocks.get(block)).get(word);
        if (own || second) return own ?? NOWHERE;
        return (await import('./character.ts')).ofCharacter(word, located, blocks.get, table.base);
      }),
  };
}
