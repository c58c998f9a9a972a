import type { APIRoute, GetStaticPaths } from 'astro';
import { siteArchive } from '../../../archive/site.ts';
import type { TopicEntry } from '../../../archive/topics.ts';
import { feedResponse, followTopic } from '../../../ui/feeds.ts';

export const getStaticPaths = (() =>
  siteArchive().topics.map((topic) => ({
    params: { slug: topic.slug },
    props: { topic },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ topic: TopicEntry }> = ({ props }) =>
  feedResponse(followTopic(props.topic), 'atom.xml', siteArchive());
