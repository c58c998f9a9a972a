import { availableParallelism } from 'node:os';
import { type Compiled, givenEntries } from '../../src/archive/compiled.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { articleFiles, readSound } from '../../src/archive/files.ts';
import type { Sums } from './fingerprint.ts';
import { type SecondThread, secondThread } from './second-thread.ts';

/**
 * Entries of articles, every other one read by the second thread. Faulty files are left out: opening
 * the archive says what is wrong with them.
 */
export async function readInTwo(
  content: string,
  files: readonly string[],
  second: SecondThread,
): Promise<ArticleEntry[]> {
  const reading = second.read({ content, files: files.filter((_, at) => at % 2 === 1) });
  const own = files
    .filter((_, at) => at % 2 === 0)
    .flatMap((file) => readSound(content, file) ?? []);
  return [...own, ...(await reading)];
}

/** Articles from which on a second thread is worth starting. */
const MANY = 2000;

/**
 * Entries of the articles of a content folder: those kept from an earlier run and, where many are
 * new, those that two threads have read. The second thread is left for more work.
 */
export async function entriesOf(
  content: string,
  kept: Compiled,
  sums: Sums,
): Promise<{ entries: Compiled; second: SecondThread | undefined }> {
  const fresh = articleFiles(content).filter((file) => !kept.find(file, sums.get(file)));
  if (fresh.length < MANY || availableParallelism() < 2) {
    return { entries: kept, second: undefined };
  }
  const second = secondThread();
  const read = givenEntries(await readInTwo(content, fresh, second));
  const find: Compiled['find'] = (file, sum) => kept.find(file, sum) ?? read.find(file, sum);
  return { entries: { find, keep: kept.keep }, second };
}
