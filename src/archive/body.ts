import type { Nodes, Root } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { remark } from 'remark';
import type { Processor } from 'unified';

/** A paragraph or subhead of a body as plain text: no markup, escapes undone. */
export type Block = { kind: 'paragraph' | 'subhead'; text: string };

/**
 * Markdown that a newspaper's body does not have. Switched off, its characters are text like any
 * other: nothing printed can turn into markup, and nothing is lost.
 */
const OFF = [
  'autolink',
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'htmlFlow',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'list',
  'setextUnderline',
  'thematicBreak',
];

function paragraphsAndSubheadsOnly(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: OFF } }];
}

const parser = remark().use(paragraphsAndSubheadsOnly).freeze();

/** A line end inside a paragraph stands for nothing between Chinese characters. */
const LINE_END = /(?<=[^\p{ASCII}])\n(?=[^\p{ASCII}])/gu;

function joinLines(node: Nodes): void {
  if (node.type === 'text') node.value = node.value.replace(LINE_END, '');
  else if ('children' in node) node.children.forEach(joinLines);
}

/** Parses the body of an article: paragraphs, and headings that all become subheads. */
export function parseBody(markdown: string): Root {
  const root = parser.parse(markdown);
  joinLines(root);
  for (const node of root.children) if (node.type === 'heading') node.depth = 2;
  return root;
}

/** The body as plain paragraphs and subheads, for search, exports and first lines. */
export const bodyBlocks = (markdown: string): Block[] =>
  parseBody(markdown).children.map((node) => ({
    kind: node.type === 'heading' ? 'subhead' : 'paragraph',
    text: plain(node),
  }));

/** What this Markdown reads as markup anywhere in a block, or the line end inside one. */
const SPECIAL = /[\\*_&\n]/;

/** Plain text of the first paragraph, subheads passed over; cheap, for the index of all articles. */
export function firstParagraph(markdown: string): string {
  for (const block of markdown.split(/\n(?:[ \t]*\n)+/)) {
    if (!SPECIAL.test(block) && !/^ {0,3}#/.test(block)) {
      const text = block.trim();
      if (text !== '') return text;
      continue;
    }
    const paragraph = bodyBlocks(block).find(({ kind }) => kind === 'paragraph');
    if (paragraph) return paragraph.text;
  }
  return '';
}
