import type { APIRoute } from 'astro';
import { siteArchive } from '../archive/site.ts';
import { feedResponse, followAll } from '../ui/feeds.ts';

export const GET: APIRoute = () => {
  const archive = siteArchive();
  return feedResponse(followAll(archive), 'rss.xml', archive);
};
