import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

/**
 * One of the libraries that load their whole index, with a tokenizer of overlapping bigrams, in a
 * process of its own: `library.ts <name> <input> <output>`.
 */

/** What a library is given, and what it gave. */
export interface LibraryInput {
  /** Normalised texts of the pieces. */
  pieces: string[];
  queries: string[];
}
export interface LibraryOutput {
  /** Numbers of the pieces found, for each query. */
  found: number[][];
  /** Milliseconds of each query, on the index as it was read back. */
  ms: number[];
  /** Bytes of the index as it is sent, gzipped, and of the library's code. */
  index: number;
  code: number;
  /** Seconds until the index was written. */
  seconds: number;
}

type Search = (query: string) => number[] | Promise<number[]>;
interface Library {
  /** Module whose code a reader loads. */
  code: string;
  /** Makes an index, writes it, and reads it back as a browser would. */
  build(pieces: readonly string[]): Promise<{ written: string; search: Search }>;
}

const RUN = /[\p{L}\p{N}]+/gu;

/** Overlapping pairs of each run of letters and digits; a run of one is itself. */
function bigrams(text: string): string[] {
  return [...text.matchAll(RUN)].flatMap(([run]) => {
    const all = [...run];
    return all.length === 1 ? all : all.slice(1).map((one, i) => `${all[i]}${one}`);
  });
}

const LIBRARIES: Record<string, Library> = {
  MiniSearch: {
    code: 'minisearch',
    async build(pieces) {
      const { default: MiniSearch } = await import('minisearch');
      const options = {
        fields: ['text'],
        tokenize: bigrams,
        processTerm: (term: string) => term,
      };
      const index = new MiniSearch<{ id: number; text: string }>(options);
      index.addAll(pieces.map((text, id) => ({ id, text })));
      const written = JSON.stringify(index);
      const read = MiniSearch.loadJSON<{ id: number; text: string }>(written, options);
      // A single character is the beginning of a pair.
      const prefix = (term: string) => [...term].length === 1;
      const search = (query: string) =>
        read.search(query, { combineWith: 'AND', prefix }).map(({ id }) => Number(id));
      return { written, search };
    },
  },
  FlexSearch: {
    code: 'flexsearch',
    async build(pieces) {
      const { Index } = await import('flexsearch');
      const options = { tokenize: 'strict' as const, encode: bigrams };
      const index = new Index(options);
      for (const [id, text] of pieces.entries()) index.add(id, text);
      const parts: [string, string][] = [];
      await index.export((key: string, data: string) => {
        parts.push([key, data]);
      });
      const read = new Index(options);
      for (const [key, data] of parts) read.import(key, data);
      const search = (query: string) =>
        (read.search(query, { limit: pieces.length }) as number[]).map(Number);
      return { written: JSON.stringify(parts), search };
    },
  },
  Orama: {
    code: '@orama/orama',
    async build(pieces) {
      const { create, insertMultiple, load, save, search } = await import('@orama/orama');
      const make = () =>
        create({
          schema: { text: 'string' } as const,
          components: {
            tokenizer: {
              language: 'chinese',
              normalizationCache: new Map<string, string>(),
              tokenize: bigrams,
            },
          },
        });
      const index = make();
      const texts = pieces.map((text, id) => ({ id: String(id), text }));
      await insertMultiple(index, texts);
      const written = JSON.stringify(save(index));
      const read = make();
      load(read, JSON.parse(written));
      return {
        written,
        async search(query) {
          const options = { term: query, threshold: 0, limit: pieces.length };
          const { hits } = await search(read, options);
          return hits.map(({ id }) => Number(id));
        },
      };
    },
  },
};

async function main(): Promise<void> {
  const [name = '', input = '', output = ''] = process.argv.slice(2);
  const library = LIBRARIES[name];
  if (!library) throw new Error(`no library ${name}`);
  const { pieces, queries }: LibraryInput = JSON.parse(readFileSync(input, 'utf8'));
  const started = performance.now();
  const { written, search } = await library.build(pieces);
  const seconds = (performance.now() - started) / 1000;
  const done: LibraryOutput = {
    found: [],
    ms: [],
    index: gzipSync(written).length,
    code: gzipSync(readFileSync(createRequire(import.meta.url).resolve(library.code))).length,
    seconds,
  };
  for (const query of queries) {
    const from = performance.now();
    const found = await search(query);
    done.ms.push(performance.now() - from);
    done.found.push(found);
  }
  writeFileSync(output, JSON.stringify(done));
}

if (import.meta.main) await main();
