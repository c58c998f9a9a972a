import type { ArticleEntry } from './entry.ts';
import { keepLines, readKeptLines } from './kept-lines.ts';

/**
 * Entries made by an earlier run, by the checksum of the file they were made from: what has not
 * changed is not parsed and checked again. Never the truth, only quicker: it can be deleted.
 */
export type Compiled = {
  /** The entry of a file with this name and content, if it is known. */
  find(file: string, hash: string | undefined): ArticleEntry | undefined;
  /** Keeps the entries of this run in place of those before. */
  keep(entries: readonly ArticleEntry[]): void;
};

/** Entries of an archive that is open elsewhere; nothing is kept. */
export function givenEntries(entries: readonly ArticleEntry[]): Compiled {
  const known = new Map(entries.map((entry) => [entry.file, entry]));
  return {
    find(path, hash) {
      const entry = known.get(path);
      return entry?.hash === hash ? entry : undefined;
    },
    keep() {},
  };
}

/** Where compiled entries are kept, and the checksum of the program that makes them. */
export type CompiledFile = { file: string; version: string };

export function compiledEntries(place: CompiledFile): Compiled {
  const { file, version } = place;
  const known = new Map(
    readKeptLines(file, version).map((line): [string, string] => {
      const tab = line.indexOf('\t');
      return [line.slice(0, tab), line.slice(tab + 1)];
    }),
  );
  return {
    find(path, hash) {
      const text = hash === undefined ? undefined : known.get(hash);
      const entry = text === undefined ? undefined : (JSON.parse(text) as ArticleEntry);
      return entry?.file === path ? entry : undefined;
    },
    keep(entries) {
      if (entries.length === known.size && entries.every(({ hash }) => known.has(hash))) return;
      const lines = entries.map((entry) => `${entry.hash}\t${JSON.stringify(entry)}`);
      keepLines(file, version, lines);
    },
  };
}
