import { type Block, blockText } from './blocks.ts';
import { sentenceEnd } from './chars.ts';
import { continuation, WEIGHED } from './continuation.ts';
import type { Draft } from './drafts.ts';
import { isRoll } from './label/roll.ts';
import { VERSE } from './revise/verse.ts';
import { joinTexts } from './stretches.ts';
import { bridge, type PageWords } from './words.ts';

/** A join that was made, for the report: the blocks it healed, and how clear it was. */
export interface Join {
  readonly line: number;
  readonly next: number;
  readonly score: number;
}

/** A dump that indents paragraphs does so for at least this share of its text lines. */
const INDENTING = 0.25;

/** How many blocks further on the rest of a cut sentence is looked for. */
const REACH = 3;

/** What a block further on must score to be taken for the rest of a sentence cut before. */
const CLEAR = 3;

/**
 * Heals column breaks inside a draft: text that does not end its sentence is joined with the text
 * that reads on, over captions that stand between. Pieces move, characters do not change.
 */
export function join(draft: Draft, words: PageWords): { draft: Draft; joins: Join[] } {
  const joins: Join[] = [];
  const indenting = usesIndents(draft.items);
  const items: Block[] = [];
  // The next block is the last of the list, because that is where taking one out is cheap.
  const rest = draft.items.toReversed();
  for (let item = rest.pop(); item; item = rest.pop()) {
    if (item.label.kind !== 'body') {
      items.push(item);
      continue;
    }
    if (item.why === VERSE) {
      items.push(stanza(item, rest));
      continue;
    }
    const pieces = [...item.pieces];
    let before = blockText(item).slice(-WEIGHED);
    for (let next = nextPart(item, before); next; next = nextPart(item, before)) {
      const [part] = rest.splice(next.index, 1);
      if (!part) break;
      joins.push({
        line: pieces.at(-1)?.line ?? 0,
        next: part.pieces[0]?.line ?? 0,
        score: next.score,
      });
      const between = rest.splice(next.index);
      items.push(...between.filter(({ label }) => label.kind !== 'body').reverse());
      rest.push(...between.filter(({ label }) => label.kind === 'body'));
      for (const piece of part.pieces) pieces.push(piece);
      before = joinTexts(before, blockText(part)).slice(-WEIGHED);
    }
    items.push({ ...item, pieces });
  }
  return { draft: { ...draft, items }, joins };

  /** The block that goes on with the open one, by its index in `rest`, if there is one. */
  function nextPart(open: Block, before: string): { index: number; score: number } | undefined {
    const scores: { index: number; score: number }[] = [];
    for (let index = rest.length - 1; index >= 0 && scores.length < REACH; index--) {
      const block = rest[index] as Block;
      if (block.label.kind === 'caption' || block.label.kind === 'credit') continue;
      if (block.label.kind !== 'body') break;
      scores.push({ index, score: scorePair(before, block) });
    }
    const [first, ...later] = scores;
    if (first && first.score > 0) return first;
    if (sentenceEnd.test(before) || open.why === 'interleaved') return undefined;
    return later.filter(({ score }) => score >= CLEAR).sort((a, b) => b.score - a.score)[0];
  }

  function scorePair(before: string, block: Block): number {
    const after = blockText(block);
    if (isRoll(before) || isRoll(after) || block.why === VERSE) return -Infinity;
    let score = continuation(before, after);
    if (!sentenceEnd.test(before)) score += bridge(words, before, after);
    if (block.why === 'interleaved' || block.label.kind !== 'body') score -= 1.5;
    if (block.label.kind === 'body' && block.label.dateline) score -= 4;
    if (indenting) {
      const indented = (block.pieces[0]?.indent ?? 0) >= 2;
      score += indented ? -4 : block.gap === 0 ? 7 : 3;
    }
    return score;
  }
}

/** The lines of verse that stand together, taken from the end of `rest`. */
function stanza(first: Block, rest: Block[]): Block {
  const pieces = [...first.pieces];
  const gap = rest.at(-1)?.gap ?? 0;
  for (let next = rest.at(-1); next?.why === VERSE && next.gap <= gap; next = rest.at(-1)) {
    pieces.push(...next.pieces);
    rest.pop();
  }
  return { ...first, pieces };
}

function usesIndents(items: readonly Block[]): boolean {
  const texts = items.filter(({ label }) => label.kind === 'body');
  const indented = texts.filter(({ pieces }) => (pieces[0]?.indent ?? 0) >= 2);
  return (
    indented.length >= 2 &&
    indented.length >= INDENTING * texts.length &&
    indented.length < texts.length
  );
}
