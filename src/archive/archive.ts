import type { Boundaries } from '../map/boundaries.ts';
import { type Author, authorIndex } from './authors.ts';
import { readBoundaries } from './boundaries.ts';
import { checkCodes } from './codes.ts';
import type { Compiled } from './compiled.ts';
import { type ArticleEntry, comparePrinted } from './entry.ts';
import { type ArticleFile, readArticle, readEntries, readIssues, readTopics } from './files.ts';
import { compareIssues, type IssueEntry } from './issue.ts';
import { contentKeys, type Keys } from './keys.ts';
import { type MonthCount, monthHistogram } from './months.ts';
import { readEnded } from './permalinks.ts';
import { type PlaceNode, placeTree } from './places.ts';
import { fail, type Problem } from './problem.ts';
import { type Related, relatedTo } from './related.ts';
import { type TopicEntry, topicIndex } from './topics.ts';

/** Everything that pages, search and exports ask of the content. Lists are never to be changed. */
export type Archive = {
  contentDir: string;
  /** The archive's order: newest issue first, printed order within it; undated issues last. */
  articles: readonly ArticleEntry[];
  /** Newest first; undated issues last. */
  issues: readonly IssueEntry[];
  /** Provinces, each with what is under it. */
  places: readonly PlaceNode[];
  /** By number of pieces, the most first; only topics that have any. */
  topics: readonly TopicEntry[];
  /** By pinyin. */
  authors: readonly Author[];
  article(id: string): ArticleEntry | undefined;
  issue(id: string): IssueEntry | undefined;
  /** Ids of pieces that have ended, each with the id of the piece that has its text now, if any. */
  ended: ReadonlyMap<string, string | undefined>;
  issueOf(entry: ArticleEntry): IssueEntry;
  place(key: string): PlaceNode | undefined;
  /** Every place of the tree, in the order of codes. */
  allPlaces: readonly PlaceNode[];
  /** All places of one level, in the order of codes. */
  placesAt(level: PlaceNode['level']): readonly PlaceNode[];
  topic(id: string): TopicEntry | undefined;
  author(name: string): Author | undefined;
  /** The author whose page has this address. */
  authorAt(slug: string): Author | undefined;
  /** Full frontmatter and Markdown body of a piece, read from its file. */
  read(entry: ArticleEntry): ArticleFile;
  /** The pieces before and after `entry` in its issue. */
  neighbours(entry: ArticleEntry): { previous?: ArticleEntry; next?: ArticleEntry };
  /** The issue before and after in time (by place in the order for undated ones). */
  issueNeighbours(issue: IssueEntry): { previous?: IssueEntry; next?: IssueEntry };
  related(entry: ArticleEntry): Related[];
  months(articles: readonly ArticleEntry[]): MonthCount[];
  /** Checksums of what pages show. */
  keys: Keys;
  /** The boundaries of the counties of a province, where the content has them. */
  boundaries(province: string): Boundaries | undefined;
};

/** Puts each piece into its issue; doubles and pieces without an issue are problems. */
function assemble(issues: IssueEntry[], entries: ArticleEntry[], problems: Problem[]) {
  const issueById = new Map(issues.map((issue) => [issue.id, issue]));
  const articleById = new Map<string, ArticleEntry>();
  for (const entry of entries) {
    const double = articleById.get(entry.id);
    if (double) {
      problems.push({
        file: entry.file,
        field: 'id',
        message: `编号 ${entry.id} 已用于 ${double.file}`,
        remedy: '编号一经发布不得改动：请恢复各自原来的编号，或删去多余的副本',
      });
    }
    articleById.set(entry.id, entry);
    const issue = issueById.get(entry.issue);
    if (issue) issue.articles.push(entry);
    else {
      problems.push({
        file: entry.file,
        field: 'issue',
        message: `没有 issues/${entry.issue}.yaml 这一期`,
        remedy: '请改正期的编号，或补上这一期的文件',
      });
    }
  }
  return { issueById, articleById };
}

/** Newest first, but undated issues stay at the end. */
function newestFirst(issues: IssueEntry[]): IssueEntry[] {
  const sorted = issues.sort(compareIssues);
  const undated = sorted.findIndex((issue) => !issue.date);
  const dated = undated < 0 ? sorted : sorted.slice(0, undated);
  return [...dated.reverse(), ...(undated < 0 ? [] : sorted.slice(undated))];
}

const beside = <T>(list: readonly T[], at: number) => {
  const [before, after] = [list[at - 1], list[at + 1]];
  return { ...(before && { before }), ...(after && { after }) };
};

/**
 * Reads and checks a content folder. A file that is wrong stops the reading with a message in
 * Chinese that names every such file, the field and what to do.
 *
 * @param compiled entries of unchanged files, made before
 * @param sums checksums of files of the folder, as far as they are known (`checksum`)
 */
export function openArchive(
  contentDir: string,
  compiled?: Compiled,
  sums?: ReadonlyMap<string, string>,
): Archive {
  const problems: Problem[] = [];
  const issues = newestFirst(readIssues(contentDir, problems));
  const entries = readEntries(contentDir, problems, compiled, sums);
  const { issueById, articleById } = assemble(issues, entries, problems);

  const articles = issues.flatMap((issue) => issue.articles.sort(comparePrinted));
  articles.forEach((entry, index) => {
    entry.index = index;
  });
  const issuePosition = new Map(issues.map((issue, at) => [issue, at]));

  const places = placeTree(articles, problems);
  checkCodes(contentDir, places.byKey.values(), problems);
  const topics = topicIndex(readTopics(contentDir, problems), articles, problems);
  const ended = readEnded(contentDir, (id) => articleById.has(id), problems);
  if (problems.length > 0) fail(problems);
  const authors = authorIndex(articles);
  const allPlaces = [...places.byKey.values()].sort(byKey);
  const levels = Map.groupBy(allPlaces, (node) => node.level);

  const issueOf = (entry: ArticleEntry) => issueById.get(entry.issue) as IssueEntry;
  const neighbours = (entry: ArticleEntry) => {
    const { articles: pieces } = issueOf(entry);
    const { before, after } = beside(pieces, entry.index - (pieces[0]?.index ?? 0));
    return { ...(before && { previous: before }), ...(after && { next: after }) };
  };

  let latest: { file: string; read: ArticleFile } | undefined;
  const archive = {
    contentDir,
    articles,
    issues,
    places: places.roots,
    topics: [...topics.values()]
      .filter((topic) => topic.articles.length > 0)
      .sort((a, b) => b.articles.length - a.articles.length || (a.slug < b.slug ? -1 : 1)),
    authors: authors.all,
    article: (id: string) => articleById.get(id),
    issue: (id: string) => issueById.get(id),
    ended,
    issueOf,
    place: (key: string) => places.byKey.get(key),
    allPlaces,
    placesAt: (level: PlaceNode['level']) => levels.get(level) ?? [],
    topic: (id: string) => topics.get(id),
    author: (name: string) => authors.byName.get(name),
    authorAt: (slug: string) => authors.bySlug.get(slug),
    read(entry: ArticleEntry) {
      // The pages of a piece are made one after the other.
      if (latest?.file === entry.file) return latest.read;
      const read = readArticle(contentDir, entry.file);
      latest = { file: entry.file, read };
      return read;
    },
    neighbours,
    issueNeighbours(issue: IssueEntry) {
      // The list runs from new to old.
      const { before, after } = beside(issues, issuePosition.get(issue) ?? 0);
      return { ...(after && { previous: after }), ...(before && { next: before }) };
    },
    related(entry: ArticleEntry) {
      const { previous, next } = neighbours(entry);
      const shown = new Set([entry, previous, next].filter((piece) => piece !== undefined));
      return relatedTo(entry, places.byKey, topics, shown);
    },
    months: (list: readonly ArticleEntry[]) => monthHistogram(list, issueOf),
    boundaries: (province: string) => readBoundaries(contentDir, province),
  };
  return { ...archive, keys: contentKeys(archive) };
}

const byKey = (a: PlaceNode, b: PlaceNode) => (a.key < b.key ? -1 : 1);
