import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { folderMaker, lastBytes, place, sumOf } from './reuse.ts';
import type { Parcel } from './writer.ts';

/** What became of a parcel; `error` says why a file could not be written. */
export interface Done {
  size: number;
  sums: [file: string, sum: string][];
  /** Addresses that pages give themselves: those kept from search engines give none. */
  urls: string[];
  /** Files that the last build does not have as it recorded them. */
  refused: string[];
  error?: { message: string; code: string | undefined; path: string | undefined };
}

const { folder, last } = workerData as { folder: string; last: string };
const toPath = folderMaker(folder);

const CANONICAL = '<link rel="canonical" href="';

function canonicalOf(file: string, page: Uint8Array): string | undefined {
  if (!file.endsWith('.html')) return undefined;
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  const at = bytes.indexOf(CANONICAL);
  if (at < 0 || at > bytes.indexOf('</head>')) return undefined;
  const from = at + CANONICAL.length;
  return bytes.toString('utf8', from, bytes.indexOf('"', from));
}

function add(done: Done, file: string, bytes: Uint8Array, sum: string): void {
  done.sums.push([file, sum]);
  const url = canonicalOf(file, bytes);
  if (url !== undefined) done.urls.push(url);
}

parentPort?.on('message', ({ pages, taken, size }: Parcel) => {
  const done: Done = { size, sums: [], urls: [], refused: [] };
  try {
    for (const [file, bytes] of pages) {
      writeFileSync(toPath(file), bytes);
      add(done, file, bytes, sumOf(bytes));
    }
    for (const [file, sum] of taken) {
      const bytes = lastBytes(last, file, sum);
      if (bytes) {
        place(join(last, file), toPath(file));
        add(done, file, bytes, sum);
      } else done.refused.push(file);
    }
  } catch (error) {
    const { message, code, path } = error as NodeJS.ErrnoException;
    done.error = { message, code, path };
  }
  parentPort?.postMessage(done);
});
