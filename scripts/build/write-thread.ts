import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { folderMaker, sumOf } from './reuse.ts';
import type { Page } from './writer.ts';

/** What became of a parcel: checksums of the files written, or why one could not be. */
export interface Written {
  done: [file: string, sum: string][];
  bytes: number;
  error?: { message: string; code: string | undefined; path: string | undefined };
}

const toPath = folderMaker(workerData as string);

parentPort?.on('message', ({ parcel, size }: { parcel: Page[]; size: number }) => {
  const written: Written = { done: [], bytes: size };
  try {
    for (const [file, bytes] of parcel) {
      writeFileSync(toPath(file), bytes);
      written.done.push([file, sumOf(bytes)]);
    }
  } catch (error) {
    const { message, code, path } = error as NodeJS.ErrnoException;
    written.error = { message, code, path };
  }
  parentPort?.postMessage(written);
});
