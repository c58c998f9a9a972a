import { type Block, blockText } from './blocks.ts';
import { sentenceEnd } from './chars.ts';
import { continuation } from './continuation.ts';
import type { Draft } from './drafts.ts';
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
  const rest = [...draft.items];
  for (let item = rest.shift(); item; item = rest.shift()) {
    if (item.label.kind !== 'body') {
      items.push(item);
      continue;
    }
    let open = item;
    for (let next = nextPart(open, rest); next; next = nextPart(open, rest)) {
      const [part] = rest.splice(next.index, 1);
      if (!part) break;
      joins.push({ line: lastLine(open), next: part.pieces[0]?.line ?? 0, score: next.score });
      const between = rest.splice(0, next.index).filter((block) => {
        if (block.label.kind === 'body') return true;
        items.push(block);
        return false;
      });
      rest.unshift(...between);
      open = { ...open, pieces: [...open.pieces, ...part.pieces] };
    }
    items.push(open);
  }
  return { draft: { ...draft, items }, joins };

  /** The block that goes on with `open`, by its index in `rest`, if there is one. */
  function nextPart(
    open: Block,
    others: readonly Block[],
  ): { index: number; score: number } | undefined {
    const scores: { index: number; score: number; first: boolean }[] = [];
    let seen = 0;
    for (const [index, block] of others.entries()) {
      if (block.label.kind === 'caption' || block.label.kind === 'credit') continue;
      if (block.label.kind !== 'body' || seen >= REACH) break;
      scores.push({ index, score: scorePair(open, block), first: seen === 0 });
      seen++;
    }
    const [first, ...later] = scores;
    if (first && first.score > 0) return first;
    if (sentenceEnd.test(blockText(open)) || open.why === 'interleaved') return undefined;
    return later.filter(({ score }) => score >= CLEAR).sort((a, b) => b.score - a.score)[0];
  }

  function scorePair(open: Block, block: Block): number {
    const before = blockText(open);
    const after = blockText(block);
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

function usesIndents(items: readonly Block[]): boolean {
  const texts = items.filter(({ label }) => label.kind === 'body');
  const indented = texts.filter(({ pieces }) => (pieces[0]?.indent ?? 0) >= 2);
  return (
    indented.length >= 2 &&
    indented.length >= INDENTING * texts.length &&
    indented.length < texts.length
  );
}

function lastLine(block: Block): number {
  return block.pieces.at(-1)?.line ?? 0;
}
