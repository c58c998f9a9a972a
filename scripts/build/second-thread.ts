import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Done, errorOf } from './page-files.ts';
import type { PagesWanted } from './pages.ts';
import type { RenderTask } from './render-thread.ts';

/** A thread that renders and writes pages beside the main one. */
export interface SecondThread {
  /** @throws the error that has stopped the thread, if any has */
  assertWell(): void;
  /**
   * Waits until the thread has taken its last page.
   *
   * @throws the error that has stopped it
   */
  result(): Promise<Done>;
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
}

/** Megabytes of its own memory: young objects die with their page, and are not to pile up. */
const YOUNG = 16;

/** Starts a thread that renders pages of `files` in turns with the caller. */
export function secondThread(
  wanted: PagesWanted,
  files: readonly string[],
  taken: Int32Array,
): SecondThread {
  const { archive, program, out, site, base } = wanted;
  const { contentDir: content, articles: entries } = archive;
  const task: RenderTask = { content, entries, program, out, site, base, files, taken };
  const thread = new Worker(join(import.meta.dirname, 'render-thread.ts'), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  let failure: Error | undefined;
  const { promise, resolve, reject } = Promise.withResolvers<Done>();
  const fail = (error: Error) => {
    failure ??= error;
    reject(error);
  };
  // Whoever waits for the result is told; until then the main thread asks.
  promise.catch(() => {});
  thread.on('message', (done: Done) => (done.error ? fail(errorOf(done.error)) : resolve(done)));
  thread.on('error', fail);
  return {
    assertWell() {
      if (failure) throw failure;
    },
    result: () => promise,
    async close() {
      await thread.terminate();
    },
  };
}
