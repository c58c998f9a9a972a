import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Checksums } from '../verify/checksums.ts';
import type { Written } from './write-thread.ts';

/** A file to be written, with what it holds. */
export type Page = [file: string, bytes: Uint8Array<ArrayBuffer>];

export interface PageWriter {
  /** Hands over a page; its bytes are no longer the caller's. */
  write(page: Page): Promise<void>;
  /**
   * Waits until everything is written.
   *
   * @returns the checksum of each file
   * @throws the system's error where something could not be written
   */
  finish(): Promise<Checksums>;
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
}

/** Bytes that are handed over at once, and that may wait to be written before rendering waits. */
const PARCEL = 1 << 20;
const WAITING = 1 << 25;

/**
 * Writes files under `folder` in a thread of its own: opening and closing a file costs as much as
 * rendering it, and so costs no time of the thread that renders.
 */
export function pageWriter(folder: string): PageWriter {
  const thread = new Worker(join(import.meta.dirname, 'write-thread.ts'), { workerData: folder });
  const sums: Checksums = new Map();
  let failure: Error | undefined;
  let parcel: Page[] = [];
  let size = 0;
  let waiting = 0;
  thread.on('message', ({ done, bytes, error }: Written) => {
    waiting -= bytes;
    for (const [file, sum] of done) sums.set(file, sum);
    // An error loses its code on the way between threads.
    if (error) failure ??= Object.assign(new Error(error.message), error);
  });
  thread.on('error', (error: Error) => {
    failure ??= error;
  });

  const send = () => {
    thread.postMessage(
      { parcel, size },
      parcel.map(([, bytes]) => bytes.buffer),
    );
    waiting += size;
    parcel = [];
    size = 0;
  };
  const below = async (limit: number) => {
    while (waiting > limit && !failure) await once(thread, 'message');
    if (failure) throw failure;
  };

  return {
    async write(page) {
      parcel.push(page);
      size += page[1].length;
      if (size < PARCEL) return;
      send();
      await below(WAITING);
    },
    async finish() {
      send();
      await below(0);
      return sums;
    },
    async close() {
      await thread.terminate();
    },
  };
}
