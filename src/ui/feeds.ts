import config from '../../archive.config.ts';
import type { Archive } from '../archive/archive.ts';
import type { PlaceNode } from '../archive/places.ts';
import type { TopicEntry } from '../archive/topics.ts';
import { atom, type Feed, rss } from '../exports/feed.ts';
import { placePath, topicPath } from '../exports/site.ts';
import { siteFacts } from './site.ts';

/** A list that can be followed; its feeds stand at `atom.xml` and `rss.xml` under its path. */
export type Followed = Omit<Feed, 'self'>;

export const followAll = ({ articles }: Archive): Followed => ({
  title: config.title,
  path: '/',
  articles,
});

export const followPlace = ({ key, name, articles }: PlaceNode): Followed => ({
  title: `${config.title} · ${name}`,
  path: placePath(key),
  articles,
});

export const followTopic = ({ slug, id, articles }: TopicEntry): Followed => ({
  title: `${config.title} · ${id}`,
  path: topicPath(slug),
  articles,
});

/** Formats of a feed; each is the name of its file under the path of the list. */
const formats = {
  atom: { write: atom, type: 'application/atom+xml; charset=utf-8' },
  rss: { write: rss, type: 'application/rss+xml; charset=utf-8' },
};

export type FeedName = keyof typeof formats;

export const FEED_NAMES = Object.keys(formats) as FeedName[];

/** The answer of a feed's address. */
export function feedResponse(followed: Followed, name: FeedName, { issueOf }: Archive): Response {
  const { write, type } = formats[name];
  const feed = { ...followed, self: `${followed.path}${name}.xml` as const };
  const text = write(feed, { site: siteFacts, issueOf });
  return new Response(text, { headers: { 'Content-Type': type } });
}
