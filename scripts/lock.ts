import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a build or an index says when another one holds their lock. */
export const BUSY = '另一个构建正在进行。请等它完成后再运行。';

/**
 * Runs `work` while no other process works under the same lock file. The lock is the operating
 * system's own (held through an SQLite transaction), so it ends with the process, also when that
 * is killed: there is nothing stale to clean up.
 *
 * @param file the lock file; its folder is made if missing
 * @param busy what to tell the user when somebody else holds the lock
 * @throws Error with the text `busy` when the lock is taken; the system's error when the file
 *   cannot be made
 */
export async function withLock<T>(file: string, busy: string, work: () => Promise<T>): Promise<T> {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // Making several folders at once, Node calls a read-only disk a missing folder.
    mkdirSync(folder);
    throw error;
  }
  // SQLite would say less than the system does about a folder that cannot be written.
  closeSync(openSync(file, 'a'));
  const lock = new DatabaseSync(file);
  try {
    try {
      lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      if (error instanceof Error && error.message.includes('locked')) throw new Error(busy);
      throw error;
    }
    return await work();
  } finally {
    lock.close();
  }
}
