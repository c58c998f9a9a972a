import type { PhrasingContent, Root, RootContent } from 'mdast';
import { remark } from 'remark';
import { Document, isSeq } from 'yaml';
import type { ArticleDocument, BodyBlock } from './article.ts';
import { yamlText } from './yaml.ts';

const writer = remark().freeze();

/** The Markdown file of an article. Reading it back gives the same article: see the round-trip test. */
export function markdown({ article, body }: ArticleDocument): string {
  const frontmatter = new Document(withoutEmpty(article));
  const lines = frontmatter.getIn(['source', 'lines']);
  // Line ranges read better beside one another: [[61, 63], [33, 33]].
  if (isSeq(lines)) lines.flow = true;
  const yaml = yamlText(frontmatter, { lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n${bodyMarkdown(body)}`;
}

/** The body as Markdown, escaped so that a page shows what was printed and nothing else. */
export function bodyMarkdown(body: readonly BodyBlock[]): string {
  if (body.length === 0) return '';
  const children = body.map(({ kind, text }): RootContent => {
    const content = lines(text);
    return kind === 'subhead'
      ? { type: 'heading', depth: 2, children: content }
      : { type: 'paragraph', children: content };
  });
  const root: Root = { type: 'root', children };
  return `\n${writer.stringify(root)}`;
}

/** A paragraph is one line; verse has a hard break at the end of each of its lines but the last. */
function lines(text: string): PhrasingContent[] {
  return text.split('\n').flatMap((value, index): PhrasingContent[] => {
    const line = { type: 'text' as const, value };
    return index === 0 ? [line] : [{ type: 'break' }, line];
  });
}

/** Fields that have nothing to say are left out, for the editor's eye; the schema fills them in. */
function withoutEmpty(article: ArticleDocument['article']): Record<string, unknown> {
  const optional = new Set([
    'continued',
    'otherPlaces',
    'topics',
    'photos',
    'emendations',
    'queries',
    'guesses',
    'flags',
  ]);
  return Object.fromEntries(
    Object.entries(article).filter(([key, value]) => {
      if (value === undefined) return false;
      const size = Array.isArray(value) ? value.length : Object.keys(Object(value)).length;
      return !(optional.has(key) && size === 0);
    }),
  );
}
