import { inflate } from './reader/bytes.ts';
import { initialOf, type SuggestionEntry, type SuggestionFile } from './suggest.ts';

/**
 * Loads the entries that something typed may be among; what was loaded stays.
 *
 * @param read gives the bytes of a file of the index
 */
export function suggestionLoader(read: (path: string) => Promise<Uint8Array<ArrayBuffer>>) {
  const files = new Map<string, Promise<SuggestionFile>>();
  const load = (path: string) => {
    let file = files.get(path);
    if (!file) {
      file = read(path)
        .then((bytes) => inflate('gzip', bytes))
        .then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
      files.set(path, file);
      file.catch(() => files.delete(path));
    }
    return file;
  };
  return async (typed: string): Promise<SuggestionEntry[]> => {
    const { letters, version, entries = [] } = await load('suggest.gz');
    if (!letters) return entries;
    const initial = initialOf(typed);
    const number = letters.findLastIndex((letter) => letter <= initial);
    if (number < 0) return [];
    return (await load(`data/${version}/suggest-${number}.gz`)).entries ?? [];
  };
}
