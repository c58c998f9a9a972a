import { parentPort, workerData } from 'node:worker_threads';
import { openArchive } from '../../src/archive/archive.ts';
import { givenEntries } from '../../src/archive/compiled.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { shareArchive } from '../../src/archive/site.ts';
import { startApp } from './app.ts';
import { type Done, failureOf, nothingDone, pageFiles } from './page-files.ts';
import { byFile, documentOf, type Site } from './paths.ts';
import { turns } from './turns.ts';

/** What a second thread needs to render pages of an archive that the first has opened. */
export interface RenderTask extends Site {
  content: string;
  entries: readonly ArticleEntry[];
  program: string;
  out: string;
  /** Files of the pages, which both threads take in turns. */
  files: readonly string[];
  taken: Int32Array;
}

async function renderAll(task: RenderTask): Promise<Done> {
  const { content, entries, program, out, files, taken } = task;
  const sums = new Map(entries.map(({ file, hash }) => [file, hash]));
  shareArchive(openArchive(content, givenEntries(entries), sums));
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

try {
  parentPort?.postMessage(await renderAll(workerData as RenderTask));
} catch (error) {
  parentPort?.postMessage({ ...nothingDone(), error: failureOf(error) });
}
