import { belonging, pagePairs, type Telling, telling } from './belonging.ts';
import { type Block, blockText } from './blocks.ts';
import { width } from './chars.ts';
import { continuation } from './continuation.ts';
import type { Draft } from './drafts.ts';
import { NEAR } from './marks.ts';
import { type Move, quote } from './settle.ts';

/** Shorter text says too little about where it belongs. */
const TELLING = 20;

/**
 * So much must speak for another piece for a paragraph to be moved: on a page with other troubles (columns
 * read across, a text that stands twice), and on one without, where paragraphs hardly ever stand in
 * the wrong place and two pieces about one matter look alike. Set between what composed pages of
 * other papers (scripts/corpus and others) with and without such paragraphs have.
 */
const NEEDED_IN_TROUBLE = 7;
const NEEDED = 12;

/**
 * The page is looked over again after moves, but not once this many characters have been. No
 * page is that large; a dump of a whole year in one file is.
 */
const MOST_COMPARED = 5_000_000;

/** A paragraph to be moved, and how much speaks for it. */
interface Misplaced {
  readonly block: Block;
  readonly from: number;
  readonly to: number;
  readonly evidence: number;
}

/**
 * Gives misplaced paragraphs to the drafts that they clearly belong to, the clearest first; sooner
 * where the page is known to be in `trouble`.
 */
export function settleMisplaced(
  drafts: readonly Draft[],
  trouble: boolean,
): {
  drafts: readonly Draft[];
  moves: Move[];
} {
  const needed = trouble ? NEEDED_IN_TROUBLE : NEEDED;
  const moves: Move[] = [];
  const items = drafts.map((draft) => [...draft.items]);
  const heads = drafts.map(() => [] as Block[]);
  const told = new Map<Block, Telling>();
  let size = 0;
  for (const block of items.flat()) {
    const text = blockText(block);
    size += text.length;
    // A dateline opens a piece: what follows it stands where it belongs.
    if (block.label.kind !== 'body' || block.label.dateline) continue;
    if (block.why === 'interleaved' || width(text) < TELLING) continue;
    told.set(block, telling(text));
  }
  const settled = () =>
    drafts.map((draft, index) => ({
      ...draft,
      items: [...(heads[index] ?? []), ...(items[index] ?? [])],
    }));
  for (let compared = 0; told.size > 0 && compared <= MOST_COMPARED; compared += size) {
    const clear = clearest(settled());
    if (clear.length === 0) break;
    for (const { block, from, to } of clear) {
      items[from] = (items[from] ?? []).filter((item) => item !== block);
      place(block, to, from);
      // A paragraph is moved once: two pieces that share their names could pass it to and fro.
      told.delete(block);
      const line = block.pieces[0]?.line ?? 0;
      moves.push({ rule: 'misplaced', line, to, detail: quote(blockText(block)) });
    }
  }
  return { drafts: settled(), moves };

  /**
   * The paragraphs that most clearly belong to another draft, as the drafts stand now: the clearest,
   * and others too far from it on the page for its move to change what speaks for theirs.
   */
  function clearest(now: readonly Draft[]): Misplaced[] {
    const page = pagePairs(now);
    const headed = (draft: number) => (now[draft]?.headlines.length ?? 0) > 0;
    const found: Misplaced[] = [];
    for (const from of now.keys()) {
      const texts = (now[from]?.items ?? []).filter(({ label }) => label.kind === 'body');
      if (texts.length < 2) continue;
      for (const block of texts) {
        const paragraph = told.get(block);
        // What stands right below a headline is its text.
        if (!paragraph || (block === texts[0] && headed(from))) continue;
        if (isSection(block, now[from]?.items ?? [])) continue;
        const better = belonging(paragraph, from, page, headed);
        if (better && better.evidence >= needed) found.push({ block, from, ...better });
      }
    }
    const taken: Misplaced[] = [];
    for (const move of found.sort((a, b) => b.evidence - a.evidence)) {
      const touched = taken.flatMap(({ from, to }) => [from, to]);
      if (touched.every((draft) => Math.abs(draft - move.from) > NEAR)) taken.push(move);
    }
    return taken;
  }

  /** After the text it continues; else at the nearer end, but below the dateline that opens a piece. */
  function place(block: Block, to: number, from: number): void {
    const target = items[to] ?? [];
    const after = target.findIndex(
      (item) => item.label.kind === 'body' && continuation(blockText(item), blockText(block)) > 2,
    );
    const opening = target.findIndex(({ label }) => label.kind === 'body' && label.dateline);
    if (after >= 0) target.splice(after + 1, 0, block);
    else if (to > from && opening >= 0) target.splice(opening + 1, 0, block);
    else if (to > from) heads[to]?.push(block);
    else target.push(block);
  }
}

/** The only text below its subhead: without it the subhead would stand for nothing. */
function isSection(block: Block, items: readonly Block[]): boolean {
  const at = items.indexOf(block);
  return items[at - 1]?.label.kind === 'subhead' && items[at + 1]?.label.kind !== 'body';
}
