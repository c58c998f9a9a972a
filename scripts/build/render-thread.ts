import { parentPort } from 'node:worker_threads';
import { openArchive } from '../../src/archive/archive.ts';
import { givenEntries } from '../../src/archive/compiled.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { readSound } from '../../src/archive/files.ts';
import type { Keys } from '../../src/archive/keys.ts';
import { shareArchive } from '../../src/archive/site.ts';
import { startApp } from './app.ts';
import { documentOf } from './document.ts';
import { type Done, failureOf, nothingDone, pageFiles } from './page-files.ts';
import { byFile, type Site } from './paths.ts';
import { turns } from './turns.ts';

/** Articles to read; those that are faulty are left to the main thread, which says what is wrong. */
export interface ReadTask {
  kind: 'read';
  content: string;
  files: readonly string[];
}

/** Pages to render of an archive that the main thread has opened. */
export interface RenderTask extends Site {
  kind: 'render';
  content: string;
  entries: readonly ArticleEntry[];
  program: string;
  out: string;
  /** Files of the pages, which both threads take in turns. */
  files: readonly string[];
  taken: Int32Array;
}

/** Which pages to make is known already; working it out costs half as much as reading the archive. */
const NO_KEYS = new Proxy({} as Keys, { get: () => () => '' });

async function renderAll(task: RenderTask): Promise<Done> {
  const { content, entries, program, out, files, taken } = task;
  const sums = new Map(entries.map(({ file, hash }) => [file, hash]));
  const archive = openArchive(content, givenEntries(entries), sums);
  shareArchive({ ...archive, keys: NO_KEYS });
  const { app, paths } = await startApp(program);
  const all = byFile(paths);
  const written = pageFiles(out);
  const done = nothingDone();
  for (const next of turns(files, taken)) {
    for (const file of next) {
      const path = all.get(file);
      if (!path) throw new Error(`the second thread knows no ${file}`);
      written.write(done, file, await documentOf(app, path, task));
    }
  }
  return done;
}

const answer = (task: ReadTask | RenderTask) =>
  task.kind === 'read'
    ? task.files.flatMap((file) => readSound(task.content, file) ?? [])
    : renderAll(task);

parentPort?.on('message', async (task: ReadTask | RenderTask) => {
  try {
    parentPort?.postMessage({ answer: await answer(task) });
  } catch (error) {
    parentPort?.postMessage({ error: failureOf(error) });
  }
});
