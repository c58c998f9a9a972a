import type { APIRoute } from 'astro';
import { siteArchive } from '../../../../../../src/archive/site.ts';
import { feedXml } from '../../../html.ts';
import { PER_PAGE, plainPiece } from '../../../plain.ts';

export const GET: APIRoute = () => {
  const archive = siteArchive();
  const newest = archive.articles.slice(0, PER_PAGE);
  return new Response(feedXml(newest.map((entry) => plainPiece(archive, entry))));
};
