import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Changes } from './journal.ts';

/** A content folder as it will stand once what is staged is written: planning reads through it. */
export interface Staged {
  /** The text of a file; undefined if there is none. */
  read(path: string): string | undefined;
  has(path: string): boolean;
  add(changes: Changes): void;
  /** UTF-16 units of text that wait to be written. */
  size(): number;
  /** Files that wait to be written or removed. */
  count(): number;
  /** Everything staged, which is no longer. */
  take(): Changes;
}

export function stage(content: string): Staged {
  let write = new Map<string, string>();
  let remove = new Set<string>();
  let ledger: string[] = [];
  let size = 0;
  return {
    read(path) {
      const text = write.get(path);
      if (text !== undefined || remove.has(path)) return text;
      const file = join(content, path);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    has: (path) => write.has(path) || (!remove.has(path) && existsSync(join(content, path))),
    add(changes) {
      for (const [path, text] of changes.write) {
        size += text.length - (write.get(path)?.length ?? 0);
        write.set(path, text);
        remove.delete(path);
      }
      for (const path of changes.remove) {
        size -= write.get(path)?.length ?? 0;
        write.delete(path);
        remove.add(path);
      }
      ledger.push(...changes.ledger);
    },
    size: () => size,
    count: () => write.size + remove.size,
    take() {
      const taken = { write, remove: [...remove], ledger };
      write = new Map();
      remove = new Set();
      ledger = [];
      size = 0;
      return taken;
    },
  };
}
