import { type Block, blockText } from './blocks.ts';
import { sentenceEnd, width } from './chars.ts';
import { continuation } from './continuation.ts';
import type { Draft } from './drafts.ts';
import { FIRST_SHORT_BY } from './print-width.ts';
import { PRINT_LINE } from './revise/print-lines.ts';
import { textWithout } from './settle.ts';
import { affinities, bridge, type PageWords, pageWords } from './words.ts';

/** Fewer print lines than this cannot show that two columns were read across. */
const FEWEST = 4;

/** What dealing the lines to two columns must gain over reading straight down to be believed. */
const GAIN = 1.5;

/** Columns read across alternate: each change of column speaks a little for itself. */
const ALTERNATE = 0.4;

/** Of two readings that score the same, the one whose lines stand nearer to each other is better. */
const FAR = 0.1;

/** A line tells which piece it is of if it shares this much with one; two such lines that agree, or do not. */
const TELLS = 0.08;
const AGREE = 1;
const DISAGREE = -3;

/** Of two columns read across, neither has so many lines in a row without one of the other. */
const PAUSE = 24;

/** Longer runs are taken in parts: no page has more print lines in a column. */
const MOST = 300;

/**
 * Finds print lines of two columns that were read across, line by line, and puts each column's
 * lines together again. The lines stay in their draft; which piece a column belongs to is decided
 * later, by its words.
 */
export function untangle(drafts: readonly Draft[]): Draft[] {
  const isRunLine = (item: Block) => item.why === PRINT_LINE;
  if (!drafts.some(({ items }) => items.some(isRunLine))) return [...drafts];
  // Print lines cannot say what they belong to by their own words.
  const words = pageWords(drafts.map((draft) => textWithout(draft, isRunLine)));
  return drafts.map((draft) => {
    const items: Block[] = [];
    for (let start = 0; start < draft.items.length; ) {
      let end = start;
      while (end < draft.items.length && end - start < MOST && isLine(draft.items, end)) end++;
      const run = draft.items.slice(start, Math.max(end, start + 1));
      items.push(...(end - start >= FEWEST ? columns(run, words) : run));
      start += run.length;
    }
    return { ...draft, items };
  });
}

/** A print line, or one of the first above such lines: that with the dateline was known as text. */
function isLine(items: readonly Block[], index: number): boolean {
  const item = items[index] as Block;
  if (item.why === PRINT_LINE) return true;
  if (item.label.kind !== 'body' || item.pieces.length > 1) return false;
  if (sentenceEnd.test(blockText(item))) return false;
  const below = items[index + 1];
  if (below === undefined || below.gap > 0) return false;
  const alike = Math.abs(width(blockText(below)) - width(blockText(item))) <= FIRST_SHORT_BY;
  return alike && isLine(items, index + 1);
}

/** A way to deal the lines up to one of them: the columns' last lines, and how it came about. */
interface Path {
  readonly score: number;
  readonly left: number;
  readonly right: number | undefined;
  readonly isLeft: boolean;
  readonly before: Path | undefined;
}

/** The best way to deal the lines of a run to two columns, or the run as it was. */
function columns(run: readonly Block[], words: PageWords): Block[] {
  const text = run.map(blockText);
  const homes = text.map((line) => home(line, words));
  const step = (from: number, to: number) => {
    const [before = '', after = ''] = [text[from], text[to]];
    const one = homes[from];
    const other = homes[to];
    const known = one !== undefined && other !== undefined;
    const agreement = known ? (one === other ? AGREE : DISAGREE) : 0;
    return (
      continuation(before, after) + bridge(words, before, after) + agreement - FAR * (to - from - 1)
    );
  };
  const straight = run.slice(1).reduce((sum, _, index) => sum + step(index, index + 1), 0);
  const first: Path = { score: 0, left: 0, right: undefined, isLeft: true, before: undefined };
  let paths = new Map([['0:', first]]);
  for (let line = 1; line < run.length; line++) {
    const next = new Map<string, Path>();
    const offer = (path: Path) => {
      const key = `${path.left}:${path.right ?? ''}`;
      const best = next.get(key);
      if (!best || best.score < path.score) next.set(key, path);
    };
    const known = new Map<number, number>();
    const gain = (last: number) => {
      const score = known.get(last) ?? step(last, line) + (last === line - 1 ? 0 : ALTERNATE);
      known.set(last, score);
      return score;
    };
    for (const path of paths.values()) {
      const { score, left, right } = path;
      if (left >= line - PAUSE)
        offer({ score: score + gain(left), left: line, right, isLeft: true, before: path });
      if (right === undefined || right >= line - PAUSE) {
        const more = right === undefined ? 0 : gain(right);
        offer({ score: score + more, left, right: line, isLeft: false, before: path });
      }
    }
    paths = next;
  }
  const path = [...paths.values()].reduce((a, b) => (b.score > a.score ? b : a));
  const [left, right] = dealt(path, run.length);
  const worth = right.length >= 2 && left.length >= 2;
  if (!worth || path.score - straight < GAIN) return [...run];
  const line = (block: Block) => block.pieces[0]?.line ?? 0;
  return [...column(left, run), ...column(right, run)].sort((a, b) => line(a) - line(b));
}

/** The lines of the left column and of the right one, as a path dealt them. */
function dealt(last: Path, length: number): [number[], number[]] {
  const left: number[] = [];
  const right: number[] = [];
  let line = length - 1;
  for (let path: Path | undefined = last; path; path = path.before) {
    (path.isLeft ? left : right).unshift(line);
    line--;
  }
  return [left, right];
}

/** The draft whose words a line shares, if one clearly does. */
function home(line: string, words: PageWords): number | undefined {
  let best = { draft: -1, score: 0 };
  let second = 0;
  for (const [draft, score] of affinities(words, line)) {
    if (score > best.score) {
      second = best.score;
      best = { draft, score };
    } else if (score < best.score) second = Math.max(second, score);
    else best = { draft: Math.min(draft, best.draft), score };
  }
  return best.score >= TELLS && best.score >= second * 2 ? best.draft : undefined;
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
