import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../schema/article.ts';
import { articleSchema } from '../schema/article.ts';
import { issueSchema } from '../schema/issue.ts';
import type { Topic } from '../schema/topic.ts';
import { topicSchema } from '../schema/topic.ts';
import type { Compiled } from './compiled.ts';
import { checkEmendations } from './emendations.ts';
import { type ArticleEntry, articleEntry } from './entry.ts';
import { parseYaml, splitFrontmatter } from './frontmatter.ts';
import { type IssueEntry, issueEntry } from './issue.ts';
import { fail, type Problem } from './problem.ts';
import { validate } from './validate.ts';

/** A file of content/articles as it is read: its checked frontmatter and its Markdown body. */
export type ArticleFile = { readonly article: Article; readonly body: string };

const YAML = '.yaml';
const MARKDOWN = '.md';

/** Characters of a checksum: 132 bits. */
const SUM = 22;

/** Names of the files in a folder of the content, sorted; none when there is no such folder. */
function names(contentDir: string, folder: string, extension: string): string[] {
  const path = join(contentDir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(extension))
    .sort();
}

/** Of a file's text or, what is the same, of its bytes. */
export const checksum = (content: string | Uint8Array): string =>
  hash('sha256', content, 'base64url').slice(0, SUM);

const read = (contentDir: string, file: string) => readFileSync(join(contentDir, file), 'utf8');

export function readIssues(contentDir: string, problems: Problem[]): IssueEntry[] {
  return names(contentDir, 'issues', YAML).flatMap((name) => {
    const file = `issues/${name}`;
    const text = read(contentDir, file);
    const data = parseYaml(text, file, problems);
    const issue = data === undefined ? undefined : validate(issueSchema, data, file, problems);
    const source = { file, hash: checksum(text) };
    return issue ? [issueEntry(name.slice(0, -YAML.length), source, issue, problems)] : [];
  });
}

export function readTopics(contentDir: string, problems: Problem[]): Topic[] {
  return names(contentDir, 'topics', YAML).flatMap((name) => {
    const file = `topics/${name}`;
    const data = parseYaml(read(contentDir, file), file, problems);
    const topic = data === undefined ? undefined : validate(topicSchema, data, file, problems);
    return topic ? [topic] : [];
  });
}

/**
 * Reads an article file that has been checked once. Its frontmatter is parsed when it is first asked
 * for: many pages show nothing but the body.
 *
 * @throws Error as `fail` does when the file is not what it was
 */
export function readArticle(contentDir: string, file: string): ArticleFile {
  const text = read(contentDir, file);
  const { body } = splitFrontmatter(text) ?? { body: '' };
  let parsed: Article | undefined;
  return {
    body,
    get article() {
      const problems: Problem[] = [];
      parsed ??= parseArticle(text, file, problems)?.article ?? fail(problems);
      return parsed;
    },
  };
}

function parseArticle(text: string, file: string, problems: Problem[]): ArticleFile | undefined {
  const parts = splitFrontmatter(text);
  if (!parts) {
    problems.push({
      file,
      field: '',
      message: '缺少篇首资料（frontmatter）',
      remedy: '文件须以一行 --- 开头，写完各字段后再以一行 --- 结束，其后才是正文',
    });
    return undefined;
  }
  // The first line of the file is the fence.
  const data = parseYaml(parts.yaml, file, problems, 2);
  const article = data === undefined ? undefined : validate(articleSchema, data, file, problems);
  return article && { article, body: parts.body };
}

/** Strings cut from a file keep all of it in memory: half of what an archive took. These do not. */
const standingAlone = (entry: ArticleEntry): ArticleEntry => JSON.parse(JSON.stringify(entry));

function readEntry(
  contentDir: string,
  file: string,
  problems: Problem[],
  compiled?: Compiled,
): ArticleEntry | undefined {
  const text = read(contentDir, file);
  const sum = checksum(text);
  const known = compiled?.find(file, sum);
  if (known) return known;
  const found = parseArticle(text, file, problems);
  if (!found) return undefined;
  checkEmendations(file, found, problems);
  return standingAlone(articleEntry(file, { ...found, hash: sum }));
}

/** The entry of an article; undefined when anything is wrong with its file. */
export function readSound(contentDir: string, file: string): ArticleEntry | undefined {
  const problems: Problem[] = [];
  const entry = readEntry(contentDir, file, problems);
  return problems.length === 0 ? entry : undefined;
}

/** Files of all articles inside the content folder, in order. */
export function articleFiles(contentDir: string): string[] {
  const root = join(contentDir, 'articles');
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((folder) => folder.isDirectory())
    .map((folder) => `articles/${folder.name}`)
    .sort()
    .flatMap((folder) => names(contentDir, folder, MARKDOWN).map((name) => `${folder}/${name}`));
}

/**
 * All articles; `compiled` answers for files that have not changed, and those whose checksum is in
 * `sums` are not even read for that.
 */
export function readEntries(
  contentDir: string,
  problems: Problem[],
  compiled: Compiled | undefined,
  sums: ReadonlyMap<string, string> = new Map(),
): ArticleEntry[] {
  const entries = articleFiles(contentDir).flatMap(
    (file) =>
      compiled?.find(file, sums.get(file)) ?? readEntry(contentDir, file, problems, compiled) ?? [],
  );
  if (problems.length === 0) compiled?.keep(entries);
  return entries;
}
