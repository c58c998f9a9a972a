import { type Archive, openArchive } from './archive.ts';

/** Where a build leaves the archive it has opened: pages are bundled, and modules there are others. */
const SHARED = Symbol.for('jianbao.archive');

type Shared = { [SHARED]?: Archive };

/** Hands the pages of this process an archive that is open already. */
export function shareArchive(archive: Archive): void {
  (globalThis as Shared)[SHARED] = archive;
}

let opened: Archive | undefined;

/**
 * The archive that the site is built from (CONTENT_DIR, set by the Astro configuration), read once
 * in a build. While pages are developed it is read for each page, so that edits show. A page calls
 * this once and hands its components what they show.
 */
export function siteArchive(): Archive {
  const shared = (globalThis as Shared)[SHARED];
  if (shared) return shared;
  if (opened && !import.meta.env.DEV) return opened;
  const folder = process.env.CONTENT_DIR;
  if (folder === undefined) throw new Error('CONTENT_DIR is not set');
  opened = openArchive(folder);
  return opened;
}
