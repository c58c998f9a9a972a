import config from '../archive.config.ts';
import type { Archive } from '../src/archive/archive.ts';
import { siteFacts } from '../src/ui/site.ts';
import { startCards } from './export/cards.ts';
import { type KeptFiles, writeData } from './export/data.ts';
import type { Draw } from './export/draw.ts';
import { writeWorker } from './export/offline.ts';
import { writeSitemaps } from './export/sitemap.ts';

/**
 * Adds to a built site what is made from its content as a whole: data to take away, sitemaps of its
 * pages, cards for previews of links, and the worker that keeps pages readable offline.
 *
 * @param drawing how cards are drawn and where drawings are kept; undefined where they cannot be
 * @param urls canonical addresses of the site's pages
 * @param kept files of the last build, which are not made again when nothing in them has changed
 * @returns number of pieces in the data
 */
export async function exportSite(
  archive: Archive,
  root: string,
  drawing: { draw: Draw; cache: string } | undefined,
  urls: readonly string[],
  kept: KeptFiles,
): Promise<number> {
  const cards = drawing && startCards(archive, root, drawing.cache, drawing.draw);
  const count = await writeData(archive, siteFacts, root, kept);
  writeSitemaps(root, urls, siteFacts);
  writeWorker(root, config.offline);
  await cards?.();
  return count;
}
