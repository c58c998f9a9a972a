import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WrittenFile } from '../../src/exports/datapackage.ts';

/** A file being written piece by piece, measured and hashed on the way. */
export type Growing = { write: (text: string) => void; end: () => WrittenFile };

/** @param path inside `folder`, with forward slashes; its folders are made */
export function growFile(folder: string, path: string): Growing {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    write(text) {
      const chunk = Buffer.from(text, 'utf8');
      for (let done = 0; done < chunk.length; ) done += writeSync(descriptor, chunk, done);
      hash.update(chunk);
      bytes += chunk.length;
    },
    end() {
      closeSync(descriptor);
      return { path, bytes, sha256: hash.digest('hex') };
    },
  };
}

/** Writes a whole text as UTF-8. */
export function writeText(folder: string, path: string, text: string): WrittenFile {
  const file = growFile(folder, path);
  file.write(text);
  return file.end();
}
