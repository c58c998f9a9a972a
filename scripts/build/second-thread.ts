import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { type Done, errorOf, type Failure } from './page-files.ts';
import type { ReadTask, RenderTask } from './render-thread.ts';

/** A thread that reads articles, or renders and writes pages, beside the main one. */
export interface SecondThread {
  /** Entries of articles; without those of faulty files. */
  read(task: Omit<ReadTask, 'kind'>): Promise<ArticleEntry[]>;
  /** Renders in turns with the caller, until no pages are left. */
  render(task: Omit<RenderTask, 'kind'>): Promise<Done>;
  /** @throws the error that has stopped the thread, if any has */
  assertWell(): void;
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
}

/** Megabytes of its own memory: young objects die with their page, and are not to pile up. */
const YOUNG = 48;

/** Starts the thread; its tasks are done one after the other. */
export function secondThread(): SecondThread {
  const thread = new Worker(join(import.meta.dirname, 'render-thread.ts'), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  // Work that comes to nothing must not keep the process alive.
  thread.unref();
  let failure: Error | undefined;
  const assertWell = () => {
    if (failure) throw failure;
  };
  thread.on('error', (error: Error) => {
    failure ??= error;
  });
  async function ask<T>(task: ReadTask | RenderTask): Promise<T> {
    assertWell();
    thread.ref();
    thread.postMessage(task);
    // Rejects with the error of a thread that dies.
    const [{ answer, error }] = (await once(thread, 'message')) as [{ answer: T; error?: Failure }];
    thread.unref();
    if (error) failure = errorOf(error);
    assertWell();
    return answer;
  }
  /** Whoever awaits an answer is told of an error; before that the main thread asks for it. */
  const asked = <T>(task: ReadTask | RenderTask): Promise<T> => {
    const answer = ask<T>(task);
    answer.catch(() => {});
    return answer;
  };
  return {
    read: (task) => asked({ kind: 'read', ...task }),
    render: (task) => asked({ kind: 'render', ...task }),
    assertWell,
    async close() {
      await thread.terminate();
    },
  };
}
