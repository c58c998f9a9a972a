import { writeFileSync } from 'node:fs';
import { folderMaker, sumOf } from './reuse.ts';

/** An error on its way between threads: Error objects lose their code. */
export interface Failure {
  message: string;
  code: string | undefined;
  path: string | undefined;
}

/** What a thread has done; `error` says why it could not go on. */
export interface Done {
  sums: [file: string, sum: string][];
  /** Addresses that pages give themselves: those kept from search engines give none. */
  urls: string[];
  /** Files that the last build does not have as it recorded them. */
  refused: string[];
  error?: Failure;
}

export const nothingDone = (): Done => ({ sums: [], urls: [], refused: [] });

export function failureOf(error: unknown): Failure {
  const { message, code, path } = error as NodeJS.ErrnoException;
  return { message, code, path };
}

/** The error that became a failure. */
export const errorOf = (failure: Failure): Error =>
  Object.assign(new Error(failure.message), failure);

const CANONICAL = '<link rel="canonical" href="';

function canonicalOf(file: string, page: Uint8Array): string | undefined {
  if (!file.endsWith('.html')) return undefined;
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  const at = bytes.indexOf(CANONICAL);
  if (at < 0 || at > bytes.indexOf('</head>')) return undefined;
  const from = at + CANONICAL.length;
  return bytes.toString('utf8', from, bytes.indexOf('"', from));
}

/** Writes pages under a folder, one after the other. */
export function pageFiles(folder: string) {
  const pathOf = folderMaker(folder);
  const note = (done: Done, file: string, bytes: Uint8Array, sum: string) => {
    done.sums.push([file, sum]);
    const url = canonicalOf(file, bytes);
    if (url !== undefined) done.urls.push(url);
  };
  return {
    /** Where a file belongs; its folder is made. */
    pathOf,
    /** Adds a file that is there to what is done. */
    note,
    write(done: Done, file: string, bytes: Uint8Array) {
      writeFileSync(pathOf(file), bytes);
      note(done, file, bytes, sumOf(bytes));
    },
  };
}
