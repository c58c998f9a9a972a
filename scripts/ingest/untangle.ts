import { type Block, blockText } from './blocks.ts';
import { sentenceEnd, width } from './chars.ts';
import { continuation } from './continuation.ts';
import type { Draft } from './drafts.ts';
import { bridge, type PageWords } from './words.ts';

/** Fewer print lines than this cannot show that two columns were read across. */
const FEWEST = 4;

/** What dealing the lines to two columns must gain over reading straight down to be believed. */
const GAIN = 2;

/** Of two readings that score the same, the one whose lines stand nearer to each other is better. */
const FAR = 0.1;

/** Longer runs are taken in parts: no page has more print lines in a column. */
const MOST = 400;

/**
 * Finds print lines of two columns that were read across, line by line, and puts each column's
 * lines together again. The lines stay in their draft; which piece a column belongs to is decided
 * later, by its words.
 */
export function untangle(draft: Draft, words: PageWords): Draft {
  const items: Block[] = [];
  for (let start = 0; start < draft.items.length; ) {
    const end = runEnd(draft.items, start);
    const run = draft.items.slice(start, Math.max(end, start + 1));
    items.push(...(run.length >= FEWEST ? columns(run, words) : run));
    start += run.length;
  }
  return { ...draft, items };
}

function runEnd(items: readonly Block[], start: number): number {
  let end = start;
  const widest = () => Math.max(...items.slice(start, end).map((item) => width(blockText(item))));
  while (end < items.length && end - start < MOST) {
    const item = items[end];
    if (item?.label.kind !== 'body' || item.pieces.length > 1) break;
    const wide = width(blockText(item));
    if (wide > 30 || (end - start >= 2 && wide > widest() + 3)) break;
    end++;
  }
  return end;
}

interface Path {
  readonly score: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** The best way to deal the lines of a run to two columns, or the run as it was. */
function columns(run: readonly Block[], words: PageWords): Block[] {
  const text = run.map(blockText);
  const step = (from: number, to: number) => {
    const [before = '', after = ''] = [text[from], text[to]];
    return continuation(before, after) + bridge(words, before, after) - FAR * (to - from - 1);
  };
  const straight = run.slice(1).reduce((sum, _, index) => sum + step(index, index + 1), 0);
  let paths = new Map<string, Path>([['0:', { score: 0, left: [0], right: [] }]]);
  for (let line = 1; line < run.length; line++) {
    const next = new Map<string, Path>();
    const offer = (path: Path) => {
      const key = `${path.left.at(-1)}:${path.right.at(-1) ?? ''}`;
      const best = next.get(key);
      if (!best || best.score < path.score) next.set(key, path);
    };
    for (const { score, left, right } of paths.values()) {
      offer({ score: score + step(left.at(-1) ?? 0, line), left: [...left, line], right });
      const last = right.at(-1);
      const gain = last === undefined ? 0 : step(last, line);
      offer({ score: score + gain, left, right: [...right, line] });
    }
    paths = next;
  }
  const best = [...paths.values()].reduce((a, b) => (b.score > a.score ? b : a));
  const worth = best.right.length >= 2 && best.left.length >= 2;
  if (!worth || best.score - straight < GAIN) return [...run];
  return [...column(best.left, run), ...column(best.right, run)];
}

/** The lines of one column as blocks, cut where a sentence ends and the line is not full. */
function column(indices: readonly number[], run: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  const widest = Math.max(...indices.map((index) => width(blockText(run[index] as Block))));
  let open: Block | undefined;
  for (const index of indices) {
    const line = run[index] as Block;
    open = open
      ? { ...open, pieces: [...open.pieces, ...line.pieces] }
      : { ...line, why: 'interleaved', certainty: 'likely' };
    const short = width(blockText(line)) < widest - 2;
    if (sentenceEnd.test(blockText(line)) && short) {
      blocks.push(open);
      open = undefined;
    }
  }
  return open ? [...blocks, open] : blocks;
}
