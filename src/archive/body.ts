import type { Heading, Nodes, Paragraph, Root } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { remark } from 'remark';
import type { Processor } from 'unified';

/** A paragraph or subhead of a body as plain text: no markup, escapes undone, a line end for a hard break. */
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

const BLANK_LINES = /\n(?:[ \t]*\n)+/;
/** White space to Markdown is these; an ideographic space is a character like others. */
const OUTER_SPACE = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const blocksOf = (markdown: string) => markdown.replaceAll(OUTER_SPACE, '').split(BLANK_LINES);

const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** What this Markdown reads as markup anywhere in a block, white space that it strips, a line end. */
const SPECIAL = /[\\*_&\0\r\n\t]|^ | $/;
const SUBHEAD = /^#{1,6} +(?=[^ ])/;

/**
 * A block without markup but escapes, read without the parser, which costs a hundred times as much;
 * undefined where there is more to it. A test holds the two together.
 */
export function simpleBlock(block: string): Paragraph | Heading | undefined {
  if (SPECIAL.test(block.replaceAll(ESCAPED, ''))) return undefined;
  const mark = SUBHEAD.exec(block)?.[0] ?? '';
  if (mark === '' ? block.startsWith('#') : block.endsWith('#')) return undefined;
  const value = block.slice(mark.length).replaceAll(ESCAPED, '$1');
  const children = [{ type: 'text' as const, value }];
  return mark === '' ? { type: 'paragraph', children } : { type: 'heading', depth: 2, children };
}

function parseWhole(markdown: string): Root {
  const root = parser.parse(markdown);
  joinLines(root);
  for (const node of root.children) if (node.type === 'heading') node.depth = 2;
  return root;
}

/** Parses the body of an article: paragraphs, and headings that all become subheads. */
export function parseBody(markdown: string): Root {
  const children: Root['children'] = [];
  for (const block of blocksOf(markdown)) {
    const node = block === '' ? undefined : simpleBlock(block);
    if (node) children.push(node);
    else if (block !== '') return parseWhole(markdown);
  }
  return { type: 'root', children };
}

/** The text of a block; a hard break, as verse has, is a line end. */
function textOf(node: Nodes): string {
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(textOf).join('') : plain(node);
}

/** Verse as it is quoted in a line of prose: its lines run on, after a mark without a space. */
export const runOn = (text: string): string =>
  text.replaceAll(/(?<=\p{P})\n/gu, '').replaceAll('\n', ' ');

/** The body as plain paragraphs and subheads, for search, exports and first lines. */
export const bodyBlocks = (markdown: string): Block[] =>
  parseBody(markdown).children.map((node) => ({
    kind: node.type === 'heading' ? 'subhead' : 'paragraph',
    text: textOf(node),
  }));

/** Plain text of the first paragraph, subheads passed over; cheap, for the index of all articles. */
export function firstParagraph(markdown: string): string {
  for (const block of blocksOf(markdown)) {
    const nodes = [simpleBlock(block) ?? parseWhole(block).children].flat();
    const paragraph = nodes.find(({ type }) => type === 'paragraph');
    const text = paragraph ? textOf(paragraph) : '';
    if (text !== '') return text;
  }
  return '';
}
