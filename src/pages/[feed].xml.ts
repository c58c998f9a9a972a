import type { APIRoute, GetStaticPaths } from 'astro';
import { siteArchive } from '../archive/site.ts';
import { FEED_NAMES, type FeedName, feedResponse, followAll } from '../ui/feeds.ts';

export const getStaticPaths = (() =>
  FEED_NAMES.map((feed) => ({ params: { feed } }))) satisfies GetStaticPaths;

export const GET: APIRoute<never, { feed: FeedName }> = ({ params }) => {
  const archive = siteArchive();
  return feedResponse(followAll(archive), params.feed, archive);
};
