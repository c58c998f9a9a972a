import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import { parse } from 'yaml';

/** One published piece, read back from its Markdown file as a stranger would. */
export interface OutArticle {
  file: string;
  kind: string;
  title: string;
  kicker?: string;
  subtitle?: string;
  bylines: string[];
  bylineText?: string;
  body: { kind: 'paragraph' | 'subhead'; text: string }[];
  photos: { caption: string; credits: string[]; creditText: string }[];
  dump: string;
}

export interface OutIssue {
  newspaper: string;
  date: string | null;
  pages: { dump: string; page?: string }[];
  omissions: { text: string }[];
}

export interface Published {
  articles: OutArticle[];
  issues: OutIssue[];
}

const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
    .sort();

/** Reads `articles/` and `issues/` of a content folder. Throws where a file is not what it should be. */
export function readPublished(content: string): Published {
  const parser = remark();
  const articles = filesUnder(join(content, 'articles'))
    .filter((f) => f.endsWith('.md'))
    .map((file): OutArticle => {
      const m = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(readFileSync(file, 'utf8'));
      if (!m) throw new Error(`${file}: no frontmatter`);
      const data = parse(m[1] as string) as Record<string, unknown>;
      const body = parser.parse(m[2] as string).children.map((node) => ({
        kind: node.type === 'heading' ? ('subhead' as const) : ('paragraph' as const),
        text: textOf(node),
      }));
      return {
        ...(data as unknown as OutArticle),
        file,
        bylines: (data.bylines as string[] | undefined) ?? [],
        photos: (data.photos as OutArticle['photos'] | undefined) ?? [],
        dump: (data.source as { dump: string }).dump,
        body,
      };
    });
  const issues = filesUnder(join(content, 'issues'))
    .filter((f) => f.endsWith('.yaml'))
    .map((file) => {
      const issue = parse(readFileSync(file, 'utf8')) as OutIssue;
      return { ...issue, omissions: issue.omissions ?? [] };
    });
  return { articles, issues };
}
