import type { APIRoute, GetStaticPaths } from 'astro';
import { keyOf } from '../../../archive/keys.ts';
import { siteArchive } from '../../../archive/site.ts';
import type { TopicEntry } from '../../../archive/topics.ts';
import { feedResponse, followTopic } from '../../../ui/feeds.ts';

export const getStaticPaths = (() =>
  siteArchive().topics.map((topic) => ({
    params: { slug: topic.slug },
    props: { topic },
    cacheKey: keyOf(topic.id, siteArchive().keys.list(topic.articles)),
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ topic: TopicEntry }> = ({ props }) =>
  feedResponse(followTopic(props.topic), 'atom.xml', siteArchive());
