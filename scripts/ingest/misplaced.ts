import { type Block, blockText } from './blocks.ts';
import { bare, width } from './chars.ts';
import { continuation } from './continuation.ts';
import type { Draft } from './drafts.ts';
import { type Mark, type Mentions, marks, mentions, restText, votes } from './marks.ts';
import { draftText, isCaption, type Move, quote } from './settle.ts';
import { affinity, type PageWords, pageWords } from './words.ts';

/**
 * A paragraph is moved only if none of its names are in its own piece and so much speaks for another:
 * one for each name there, one more for each that stands there more than once, and one for a
 * neighbour. A town, a village or a spot must be among them: counties, persons and bodies alone have
 * misled far more often than led.
 */
export const CLEARLY = 2;

/** What the other piece must share of its words besides, if no more than that speaks for it. */
const SHARES = 0.1;
const TIMES = 3;

/** Shorter text says too little about where it belongs. */
const TELLING = 30;

/**
 * The page is looked over again after each move, but not once this many characters have been. No
 * page is that large; a dump of a whole year in one file is.
 */
const MOST_COMPARED = 20_000_000;

/** A paragraph that is long enough to tell where it belongs, and the names in it. */
interface Telling {
  readonly names: readonly Mark[];
  /** How often each name stands in the paragraph itself. */
  readonly itself: Mentions;
}

/** Gives misplaced paragraphs to the drafts that have their names, the clearest case first. */
export function settleMisplaced(drafts: readonly Draft[]): {
  drafts: readonly Draft[];
  moves: Move[];
} {
  const moves: Move[] = [];
  const items = drafts.map((draft) => [...draft.items]);
  const heads = drafts.map(() => [] as Block[]);
  const told = new Map<Block, Telling>();
  const names = new Set<string>();
  let size = 0;
  for (const block of items.flat()) {
    const text = blockText(block);
    size += text.length;
    // A dateline opens a piece: what follows it stands where it belongs.
    if (block.label.kind !== 'body' || block.label.dateline) continue;
    if (block.why === 'interleaved' || width(text) < TELLING) continue;
    const found = marks(text);
    const forms = found.flatMap((mark) => mark.forms);
    told.set(block, { names: found, itself: mentions(forms, [bare(text)]) });
    for (const form of forms) names.add(form);
  }
  const settled = () =>
    drafts.map((draft, index) => ({
      ...draft,
      items: [...(heads[index] ?? []), ...(items[index] ?? [])],
    }));
  for (let compared = 0; told.size > 0 && compared <= MOST_COMPARED; compared += size) {
    const moved = clearest(settled());
    if (!moved) break;
    const { block, from, to } = moved;
    items[from] = (items[from] ?? []).filter((item) => item !== block);
    place(block, to, from);
    // A paragraph is moved once: two pieces that share their names could pass it to and fro.
    told.delete(block);
    const line = block.pieces[0]?.line ?? 0;
    moves.push({ rule: 'misplaced', line, to, detail: quote(blockText(block)) });
  }
  return { drafts: settled(), moves };

  /** The paragraph whose names most clearly belong to another draft, as the drafts stand now. */
  function clearest(now: readonly Draft[]): { block: Block; from: number; to: number } | undefined {
    const where = mentions(
      names,
      now.map((draft) => restText(draft, isCaption)),
    );
    let words: PageWords | undefined;
    let best: { block: Block; from: number; to: number; margin: number } | undefined;
    for (const from of now.keys()) {
      const texts = (items[from] ?? []).filter(({ label }) => label.kind === 'body');
      if (texts.length < 2) continue;
      for (const block of texts) {
        const telling = told.get(block);
        // What stands right below a headline is its text.
        if (!telling || (block === texts[0] && now[from]?.headlines.length)) continue;
        const found = votes(telling.names, from, now.length, where, telling.itself);
        const { index: to, votes: margin, often, places } = found.best;
        if (found.own > 0 || places === 0 || (best && margin <= best.margin)) continue;
        const evidence = margin + often + (Math.abs(to - from) === 1 ? 1 : 0);
        if (evidence < CLEARLY) continue;
        if (evidence === CLEARLY) {
          words ??= pageWords(now.map(draftText));
          if (!sharesWords(blockText(block), from, to, words)) continue;
        }
        best = { block, from, to, margin };
      }
    }
    return best;
  }

  /** Before the text it must precede or after the text it continues; else at the nearer end. */
  function place(block: Block, to: number, from: number): void {
    const target = items[to] ?? [];
    const after = target.findIndex(
      (item) => item.label.kind === 'body' && continuation(blockText(item), blockText(block)) > 2,
    );
    if (after >= 0) target.splice(after + 1, 0, block);
    else if (to > from) heads[to]?.push(block);
    else target.push(block);
  }
}

/** Little evidence is believed if the other piece also shares far more of the words. */
function sharesWords(text: string, from: number, to: number, words: PageWords): boolean {
  const other = affinity(words, text, to);
  return other >= SHARES && other >= affinity(words, text, from, text) * TIMES;
}
