import { openArchive } from '../src/archive/archive.ts';
import { siteFacts } from '../src/ui/site.ts';
import { writeData } from './export/data.ts';
import { writeSitemaps } from './export/sitemap.ts';

/**
 * Adds to a built site what is made from its content as a whole: data to take away, and sitemaps
 * of its pages.
 *
 * @returns number of pieces in the data
 */
export function exportSite(contentDir: string, root: string): number {
  const count = writeData(openArchive(contentDir), siteFacts, root);
  writeSitemaps(root, siteFacts);
  return count;
}
