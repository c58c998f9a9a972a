import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Checksums } from '../verify/checksums.ts';
import { errorOf } from './page-files.ts';
import type { ParcelDone } from './write-thread.ts';

/** Work that is handed over at once: pages to write, and files to take over from the last build. */
export interface Parcel {
  pages: [file: string, bytes: Uint8Array<ArrayBuffer>][];
  taken: [file: string, sum: string][];
  /** Bytes of the pages. */
  size: number;
}

/** What stands in the folder once all work is done. */
export interface Written {
  sums: Checksums;
  /** Canonical addresses of the pages. */
  urls: string[];
  /** Files that could not be taken over: they are not there, or not what was recorded. */
  refused: string[];
}

export interface PageWriter {
  /** Hands over a page; its bytes are no longer the caller's. */
  write(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Hands over a file of the last build that has this checksum. */
  take(file: string, sum: string): Promise<void>;
  /**
   * Waits until everything handed over is done.
   *
   * @throws the system's error where something could not be written
   */
  settle(): Promise<Written>;
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
}

/** Bytes and files that are handed over at once, and bytes that may wait before rendering waits. */
const PARCEL = 1 << 20;
const FILES = 500;
const WAITING = 1 << 25;

/**
 * Writes pages under `folder` in a thread of its own, and takes others over from the folder `last`:
 * a file costs as much as rendering it, and so costs no time of the thread that renders.
 */
export function pageWriter(folder: string, last: string | undefined): PageWriter {
  const thread = new Worker(join(import.meta.dirname, 'write-thread.ts'), {
    workerData: { folder, last },
  });
  const written: Written = { sums: new Map(), urls: [], refused: [] };
  let failure: Error | undefined;
  let parcel: Parcel = { pages: [], taken: [], size: 0 };
  let [parcels, bytes] = [0, 0];
  thread.on('message', ({ size, sums, urls, refused, error }: ParcelDone) => {
    parcels -= 1;
    bytes -= size;
    for (const [file, sum] of sums) written.sums.set(file, sum);
    for (const url of urls) written.urls.push(url);
    written.refused.push(...refused);
    if (error) failure ??= errorOf(error);
  });
  thread.on('error', (error: Error) => {
    failure ??= error;
  });

  const send = () => {
    const { pages } = parcel;
    thread.postMessage(
      parcel,
      pages.map(([, page]) => page.buffer),
    );
    parcels += 1;
    bytes += parcel.size;
    parcel = { pages: [], taken: [], size: 0 };
  };
  const sendIfFull = async () => {
    if (parcel.size < PARCEL && parcel.pages.length + parcel.taken.length < FILES) return;
    send();
    while (bytes > WAITING && !failure) await once(thread, 'message');
    if (failure) throw failure;
  };

  return {
    async write(file, page) {
      parcel.pages.push([file, page]);
      parcel.size += page.length;
      await sendIfFull();
    },
    async take(file, sum) {
      parcel.taken.push([file, sum]);
      await sendIfFull();
    },
    async settle() {
      send();
      while (parcels > 0 && !failure) await once(thread, 'message');
      if (failure) throw failure;
      return written;
    },
    async close() {
      await thread.terminate();
    },
  };
}
