import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Done, failureOf, nothingDone, pageFiles } from './page-files.ts';
import { lastBytes, place } from './reuse.ts';
import type { Parcel } from './writer.ts';

/** What became of a parcel; `size` as it said. */
export type ParcelDone = Done & { size: number };

const { folder, last } = workerData as { folder: string; last: string };
const files = pageFiles(folder);

parentPort?.on('message', ({ pages, taken, size }: Parcel) => {
  const done: ParcelDone = { ...nothingDone(), size };
  try {
    for (const [file, bytes] of pages) files.write(done, file, bytes);
    for (const [file, sum] of taken) {
      const bytes = lastBytes(last, file, sum);
      if (bytes) {
        place(join(last, file), files.pathOf(file));
        files.note(done, file, bytes, sum);
      } else done.refused.push(file);
    }
  } catch (error) {
    done.error = failureOf(error);
  }
  parentPort?.postMessage(done);
});
