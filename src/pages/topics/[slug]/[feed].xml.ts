import type { APIRoute, GetStaticPaths } from 'astro';
import { keyOf } from '../../../archive/keys.ts';
import { siteArchive } from '../../../archive/site.ts';
import type { TopicEntry } from '../../../archive/topics.ts';
import { FEED_NAMES, type FeedName, feedResponse, followTopic } from '../../../ui/feeds.ts';

export const getStaticPaths = (() => {
  const { topics, keys } = siteArchive();
  return topics.flatMap((topic) =>
    FEED_NAMES.map((feed) => ({
      params: { slug: topic.slug, feed },
      props: { topic },
      cacheKey: keyOf(topic.id, keys.list(topic.articles)),
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ topic: TopicEntry }, { feed: FeedName }> = ({ params, props }) =>
  feedResponse(followTopic(props.topic), params.feed, siteArchive());
