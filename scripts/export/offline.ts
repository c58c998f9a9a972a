import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../verify/checksums.ts';
import { writeText } from './write.ts';

const SOURCES = join(import.meta.dirname, '../../src/offline');

/** Where browsers look for the site's service worker: it may serve what is beside and below it. */
const WORKER = 'sw.js';

/** Page that is shown for pages that are not kept, and what all pages load under lasting names. */
const FIXED = ['offline/', 'scripts/settings.js', 'scripts/offline.js', 'favicon.svg'];

/** Scripts of src/layouts, bundled: what runs on every page, and what it loads for whoever uses it. */
const ON_PAGES = /^_astro\/(?:Page|in-use)[.-]/;

/**
 * Bytes of a search index that is kept as a whole once a reader has searched: some 700 pieces of
 * 1,000 characters, a few photographs' worth. Of a larger one the parts that were loaded are kept.
 */
const WHOLE_INDEX = 4 * 1024 * 1024;

/** What the service worker keeps, as paths inside the site. */
interface Kept {
  /** Changes when any of `shell` does, and so the worker itself does. */
  state: string;
  /** Version of the search index. */
  index: string;
  /** Kept from the first visit. */
  shell: string[];
  /** Kept from the first search. */
  search: string[];
}

/** Files of the index that the site's own reader loads; Pagefind's client has its own beside them. */
const READ_BY_SEARCH = /^pagefind\/(?:(?:data|fragment|index)\/|table\.gz$|suggest\.gz$)/;

/** What is worth keeping of a built site. */
export function filesToKeep(root: string): Kept {
  // Of a large site, listing all files would take longer than all the rest.
  const files = ['_astro', 'pagefind'].flatMap((folder) =>
    filesOf(join(root, folder)).map((file) => `${folder}/${file}`),
  );
  const styles = files.filter((file) => /^_astro\/.*\.css$/.test(file));
  const scripts = files.filter((file) => /^_astro\/.*\.js$/.test(file));
  const onPages = scripts.filter((file) => ON_PAGES.test(file));
  const index = files.filter((file) => READ_BY_SEARCH.test(file));
  const bytes = index.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  const whole = bytes <= WHOLE_INDEX ? index : index.filter((file) => file.endsWith('/table.gz'));
  const shell = [...FIXED, ...styles, ...onPages];
  const contents = shell.map((path) =>
    readFileSync(join(root, path.replace(/\/$/, '/index.html'))),
  );
  return {
    state: hash('sha256', Buffer.concat(contents)).slice(0, 16),
    index: hash('sha256', readFileSync(join(root, 'pagefind/table.gz'))).slice(0, 16),
    shell,
    search: [...scripts, ...whole],
  };
}

/**
 * Writes the service worker of a built site. An archive that does not want one gets a worker that
 * takes the place of an earlier one and removes it.
 */
export function writeWorker(root: string, offline: boolean): void {
  const source = (name: string) => readFileSync(join(SOURCES, name), 'utf8');
  const text = offline
    ? `const FILES = ${JSON.stringify(filesToKeep(root))};\n${source('worker.js')}`
    : source('retired.js');
  writeText(root, WORKER, text);
}
