import type { APIRoute, GetStaticPaths } from 'astro';
import { siteArchive } from '../../../archive/site.ts';
import { FEED_NAMES, type FeedName, feedResponse, followPlace } from '../../../ui/feeds.ts';

export const getStaticPaths = (() => {
  const { placesAt, keys } = siteArchive();
  return placesAt('county').flatMap((place) =>
    FEED_NAMES.map((feed) => ({ params: { key: place.key, feed }, cacheKey: keys.place(place) })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<never, { key: string; feed: FeedName }> = ({ params }) => {
  const archive = siteArchive();
  const node = archive.place(params.key);
  if (!node) throw new Error(`no place ${params.key}`);
  return feedResponse(followPlace(node), params.feed, archive);
};
