import type { Element, ElementContent, Root, Text } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { parseBody } from './body.ts';
import type { Emendation } from './emendations.ts';

/** What an edition puts over the bare text. */
export type Edition = {
  /** Display form of a paragraph, character for character (`typography`). */
  show: (paragraph: string) => string;
  emendations: readonly Emendation[];
  /** The reference that follows corrected text; `number` counts from 1. */
  noteMark: (emendation: Emendation, number: number) => { id: string; href: string; label: string };
};

type Range = { from: number; to: number; emendation: Emendation; number: number };

/** Where corrected readings stand in the text of a block. */
function emendedRanges(text: string, edition: Edition): Range[] {
  return edition.emendations.flatMap((emendation, index) => {
    const from = text.indexOf(emendation.corrected);
    if (from < 0) return [];
    return [{ from, to: from + emendation.corrected.length, emendation, number: index + 1 }];
  });
}

function noteReference({ emendation, number }: Range, edition: Edition): Element {
  const { id, href, label } = edition.noteMark(emendation, number);
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['note-mark'], id, href, ariaLabel: label },
    children: [{ type: 'text', value: String(number) }],
  };
}

/** The pieces of the text node that stands at `start`, marked where they are corrected. */
function editText(start: number, shown: string, ranges: Range[], edition: Edition) {
  const pieces: ElementContent[] = [];
  let at = 0;
  for (const range of ranges) {
    const from = Math.max(range.from - start, at);
    const to = Math.min(range.to - start, shown.length);
    if (from >= to) continue;
    pieces.push({ type: 'text', value: shown.slice(at, from) });
    const text: Text = { type: 'text', value: shown.slice(from, to) };
    const marked = { type: 'element', tagName: 'span', properties: { className: ['emended'] } };
    pieces.push({ ...marked, children: [text] } as Element);
    if (range.to - start <= shown.length) pieces.push(noteReference(range, edition));
    at = to;
  }
  pieces.push({ type: 'text', value: shown.slice(at) });
  return pieces.filter((piece) => piece.type !== 'text' || piece.value !== '');
}

/** Sets one block: its text as a whole is shown, then dealt out to its text nodes again. */
function editBlock(block: Element, edition: Edition): void {
  const source = plain(block);
  const shown = edition.show(source);
  const ranges = emendedRanges(source, edition).sort((a, b) => a.from - b.from);
  let start = 0;
  const walk = (parent: Element) => {
    parent.children = parent.children.flatMap((child) => {
      if (child.type === 'element') walk(child);
      if (child.type !== 'text') return [child];
      const end = start + child.value.length;
      const pieces = editText(start, shown.slice(start, end), ranges, edition);
      start = end;
      return pieces;
    });
  };
  walk(block);
}

function rehypeEdition() {
  return (tree: Root, file: VFile) => {
    const edition = file.data.edition as Edition;
    for (const node of tree.children) if (node.type === 'element') editBlock(node, edition);
  };
}

const toHtml = unified()
  .use(remarkRehype)
  // Ids come from the source text, so that they stay when the typography learns more.
  .use(rehypeSlug, { prefix: 's-' })
  .use(rehypeEdition)
  .use(rehypeStringify)
  .freeze();

const MARKUP: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;' };

/**
 * A body of bare paragraphs, as most are, without the trees of the whole pipeline, which cost thirty
 * times as much; undefined where there is more to it. A test holds the two together.
 */
export function bareHtml(blocks: MarkdownRoot, { show, emendations }: Edition): string | undefined {
  if (emendations.length > 0) return undefined;
  const paragraphs: string[] = [];
  for (const block of blocks.children) {
    if (block.type !== 'paragraph' || block.children.length !== 1) return undefined;
    const [text] = block.children;
    if (text?.type !== 'text') return undefined;
    const shown = show(text.value).replace(/[&<]/g, (mark) => MARKUP[mark] ?? mark);
    paragraphs.push(`<p>${shown}</p>`);
  }
  return paragraphs.join('\n');
}

/** The body of a piece as HTML: paragraphs and `h2` subheads. Markup in the text is shown, not run. */
export function bodyHtml(markdown: string, edition: Edition): string {
  const blocks = parseBody(markdown);
  return bareHtml(blocks, edition) ?? wholeHtml(blocks, edition);
}

/** What `bodyHtml` gives, always by the whole pipeline. */
export function wholeHtml(blocks: MarkdownRoot, edition: Edition): string {
  const file = new VFile();
  file.data.edition = edition;
  return toHtml.stringify(toHtml.runSync(blocks, file), file);
}
