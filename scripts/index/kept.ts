import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where what was made for one index is kept for the next, and the version of the program. */
export interface KeptParts {
  folder: string;
  /** Parts made by another version of the program are made anew. */
  version: string;
}

/** Files or folders by key: a key names content, so what is there is right. */
export function keptByKey(folder: string) {
  mkdirSync(folder, { recursive: true });
  const used = new Set<string>();
  return {
    /** The path of a key; `make` makes it unless it is there. Whole or not at all. */
    async get(key: string, make: (path: string) => Promise<void> | void): Promise<string> {
      used.add(key);
      const path = join(folder, key);
      if (existsSync(path)) return path;
      const fresh = `${path}.new`;
      rmSync(fresh, { recursive: true, force: true });
      await make(fresh);
      renameSync(fresh, path);
      return path;
    },
    /** Removes what was not asked for: it belongs to an index that is no more. */
    prune(): void {
      for (const name of readdirSync(folder)) {
        if (!used.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
      }
    },
  };
}
