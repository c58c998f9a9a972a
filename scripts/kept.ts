import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { crc32 } from 'node:zlib';

/** Where what one run made is kept for the next, and the version of the program. */
export interface KeptParts {
  folder: string;
  /** Parts made by another version of the program are made anew. */
  version: string;
}

/**
 * Where what is made of a content folder is kept, by what it is: another folder's has its own place.
 * A project that is moved, or copied, finds it again.
 */
export const keptPlace = (root: string, name: string, content: string): string =>
  join(root, '.cache', name, hash('sha256', relative(root, content)).slice(0, 16));

/** Checksum of a file, or of the names and bytes of all files of a folder. */
function sumOf(path: string): string {
  const inside = statSync(path).isDirectory() ? readdirSync(path).sort() : undefined;
  const sum = inside
    ? inside.reduce((all, name) => crc32(readFileSync(join(path, name)), crc32(name, all)), 0)
    : crc32(readFileSync(path));
  return sum.toString(16).padStart(8, '0');
}

/** A key and the checksum of what was made for it. */
const NAME = /^([^.]+)\.([0-9a-f]{8})$/;

/**
 * Files or folders by key, which has no dot. A key names what a part is made from; a checksum in the
 * part's name tells that the disk still has what was made: a bit that a disk or a memory has turned
 * over would otherwise be published by every later build.
 */
export function keptByKey(folder: string) {
  mkdirSync(folder, { recursive: true });
  const sums = new Map(
    readdirSync(folder).flatMap((name) => {
      const [, key, sum] = NAME.exec(name) ?? [];
      return key && sum ? [[key, sum]] : [];
    }),
  );
  const used = new Set<string>();
  const asked = new Map<string, Promise<string>>();
  const use = (key: string, sum: string) => {
    used.add(`${key}.${sum}`);
    return join(folder, `${key}.${sum}`);
  };
  const find = async (key: string, make: (path: string) => Promise<void> | void) => {
    const known = sums.get(key);
    if (known !== undefined) {
      const path = use(key, known);
      if (sumOf(path) === known) return path;
      rmSync(path, { recursive: true, force: true });
    }
    const fresh = join(folder, `${key}.${process.pid}.new`);
    rmSync(fresh, { recursive: true, force: true });
    await make(fresh);
    const path = use(key, sumOf(fresh));
    renameSync(fresh, path);
    return path;
  };
  return {
    /** The path of a key; `make` makes it unless it is there, as it was. Whole or not at all. */
    get(key: string, make: (path: string) => Promise<void> | void): Promise<string> {
      const found = asked.get(key) ?? find(key, make);
      asked.set(key, found);
      return found;
    },
    /** Removes what was not asked for: nothing that there is now is made of it. */
    prune(): void {
      for (const name of readdirSync(folder)) {
        if (!used.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
      }
    },
  };
}
