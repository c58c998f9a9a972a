import type { APIRoute, GetStaticPaths } from 'astro';
import { siteArchive } from '../../../archive/site.ts';
import { feedResponse, followPlace } from '../../../ui/feeds.ts';

export const getStaticPaths = (() =>
  siteArchive()
    .placesAt('county')
    .map((place) => ({
      params: { key: place.key },
      cacheKey: siteArchive().keys.place(place),
    }))) satisfies GetStaticPaths;

export const GET: APIRoute<never, { key: string }> = ({ params }) => {
  const archive = siteArchive();
  const node = archive.place(params.key);
  if (!node) throw new Error(`no place ${params.key}`);
  return feedResponse(followPlace(node), 'rss.xml', archive);
};
