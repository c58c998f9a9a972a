import type { Topic } from '../schema/topic.ts';
import type { ArticleEntry } from './entry.ts';
import type { Problem } from './problem.ts';

export type TopicEntry = Topic & {
  /** In the archive's order. */
  articles: ArticleEntry[];
};

/** Topics by id, with their pieces; a topic that the authority file does not have is a problem. */
export function topicIndex(
  topics: readonly Topic[],
  articles: readonly ArticleEntry[],
  problems: Problem[],
): Map<string, TopicEntry> {
  const byId = new Map<string, TopicEntry>();
  const slugs = new Map<string, string>();
  for (const topic of topics) {
    const other = slugs.get(topic.slug);
    if (byId.has(topic.id) || other !== undefined) {
      problems.push({
        file: `topics/${topic.slug}.yaml`,
        field: byId.has(topic.id) ? 'id' : 'slug',
        message: `主题“${topic.id}”与“${other ?? topic.id}”重复`,
        remedy: '请改名，或删去其中一个文件',
      });
    }
    slugs.set(topic.slug, topic.id);
    byId.set(topic.id, { ...topic, articles: [] });
  }
  for (const entry of articles) {
    for (const id of new Set(entry.topics)) {
      const topic = byId.get(id);
      if (topic) topic.articles.push(entry);
      else {
        problems.push({
          file: entry.file,
          field: 'topics',
          message: `没有叫“${id}”的主题`,
          remedy: '请改用 topics/ 中已有的主题，或在那里新建一个',
        });
      }
    }
  }
  return byId;
}
