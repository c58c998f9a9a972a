import { hitsIn } from '../../search/excerpt.ts';
import { folding } from '../../search/reader/folding.ts';
import { type Normalise, needsFoldingTable, normaliser } from '../../search/tokenize.ts';
import { fill, need } from './dom.ts';

/** Marks in an article what a search was for: the address ends in `#q=…&q=…`, normalised texts. */

/** Elements whose text is one piece: a phrase does not reach from one into the next. */
const BLOCKS = 'p, h1, h2, h3, li, dd, figcaption, figure p';

/** What stands among the text and is not the piece's own: numbers of notes, what editors say. */
const NOT_TEXT = '.standing, .note-mark, .guess-mark, aside small, [hidden], details:not([open])';

/** A printed text and the nodes it consists of. */
interface Block {
  text: string;
  nodes: { node: Text; from: number }[];
}

function blocksOf(root: Element): Block[] {
  const blocks = new Map<Element, Block>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement?.closest(BLOCKS);
    if (!(node instanceof Text) || !owner || !root.contains(owner)) continue;
    if (node.parentElement?.closest(NOT_TEXT)) continue;
    const block = blocks.get(owner) ?? { text: '', nodes: [] };
    block.nodes.push({ node, from: block.text.length });
    block.text += node.data;
    blocks.set(owner, block);
  }
  return [...blocks.values()];
}

function rangeOf({ nodes }: Block, from: number, to: number): Range {
  const at = (offset: number) => {
    const found = nodes.findLast((one) => one.from <= offset) ?? nodes[0];
    return found && ([found.node, offset - found.from] as const);
  };
  const range = new Range();
  const [start, end] = [at(from), at(to - 1)];
  if (start) range.setStart(...start);
  if (end) range.setEnd(end[0], end[1] + 1);
  return range;
}

function findAll(root: Element, phrases: readonly string[], normalise: Normalise): Range[] {
  return blocksOf(root).flatMap((block) =>
    hitsIn(block.text, phrases, normalise).map(({ from, to }) => rangeOf(block, from, to)),
  );
}

const phrases = new URLSearchParams(location.hash.slice(1)).getAll('q');
const root = need<HTMLElement>(document, 'main article');
const bar = document.querySelector<HTMLElement>('[data-marks-bar]');

/** What is on the page, with Traditional characters folded when that is what it takes. */
async function ranges(): Promise<Range[]> {
  const found = findAll(root, phrases, normaliser(new Map()));
  if (found.length > 0 || !needsFoldingTable(root.textContent ?? '')) return found;
  const table = await folding(bar?.dataset.bundle ?? '/pagefind/');
  return findAll(root, phrases, normaliser(table));
}

function scrollTo(range: Range | undefined): void {
  const box = range?.getBoundingClientRect();
  if (box) window.scrollBy({ top: box.top - window.innerHeight / 3 });
}

async function start(bar: HTMLElement): Promise<void> {
  const found = await ranges();
  if (found.length === 0 || !('highlights' in CSS)) return;
  CSS.highlights.set('search-hit', new Highlight(...found));
  let at = 0;
  const show = (step: number) => {
    at = (at + step + found.length) % found.length;
    need(bar, '[data-count]').textContent = fill(bar.dataset.count, {
      at: at + 1,
      n: found.length,
    });
    CSS.highlights.set('search-hit-here', new Highlight(...found.slice(at, at + 1)));
    scrollTo(found[at]);
  };
  bar.hidden = false;
  need(bar, '[data-previous]').addEventListener('click', () => show(-1));
  need(bar, '[data-next]').addEventListener('click', () => show(1));
  need(bar, '[data-remove]').addEventListener('click', () => {
    CSS.highlights.delete('search-hit');
    CSS.highlights.delete('search-hit-here');
    bar.hidden = true;
    history.replaceState(null, '', location.pathname + location.search);
  });
  show(0);
}

if (bar && phrases.length > 0) start(bar);
