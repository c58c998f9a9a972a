import { type Block, blockText } from './blocks.ts';
import { bare, width } from './chars.ts';
import type { Draft } from './drafts.ts';
import { affinities, affinity, grams, type PageWords, pageWords } from './words.ts';

/** A piece of text that was moved, left out or set apart, for the report. */
export interface Move {
  readonly rule: 'misplaced' | 'duplicate' | 'interleaved';
  readonly line: number;
  /** Index of the draft it went to; undefined if it went to no draft. */
  readonly to?: number;
  readonly detail: string;
}

export interface Settled {
  readonly drafts: readonly Draft[];
  /** Text that belongs to no article. */
  readonly strays: readonly Block[];
  /** Exact duplicates of text that is published once. */
  readonly duplicates: readonly Block[];
  readonly moves: readonly Move[];
}

/** A whole column goes where it shares this much. */
const COLUMN_SHARES = 0.03;

/** Two paragraphs are the same, but for a few characters, from this share of common pairs on. */
const NEARLY = 0.85;

/** The words of each draft's headline and text. */
export function draftText(draft: Draft): string {
  const blocks = [...draft.kickers, ...draft.headlines, ...draft.subtitles, ...draft.items];
  return blocks.map(blockText).join('\n');
}

/** Gives the columns of an interleaved run to the drafts whose words they share. */
export function settleColumns(drafts: readonly Draft[]): Settled {
  const isColumn = (item: Block) => item.why === 'interleaved';
  const moves: Move[] = [];
  const gone = new Set<Block>();
  const heads = drafts.map(() => [] as Block[]);
  const tails = drafts.map(() => [] as Block[]);
  if (!drafts.some((draft) => draft.items.some(isColumn))) {
    return { drafts, strays: [], duplicates: [], moves };
  }
  const words = pageWords(drafts.map((draft) => textWithout(draft, isColumn)));
  for (const [index, draft] of drafts.entries()) {
    for (const block of draft.items.filter(isColumn)) {
      const line = block.pieces[0]?.line ?? 0;
      const detail = quote(blockText(block));
      // A column with a dateline opens a piece: its own, or the next one if that has none.
      if (isOpening(block)) {
        const next = !opensWith(index, block) && opensWith(index + 1, block);
        if (next) {
          gone.add(block);
          heads[index + 1]?.push(block);
        }
        moves.push({ rule: 'interleaved', line, to: next ? index + 1 : index, detail });
        continue;
      }
      const own = affinity(words, blockText(block), index);
      const best = bestOther(words, blockText(block), index, drafts);
      if (best.score < COLUMN_SHARES || best.score < own * 1.5) {
        moves.push({ rule: 'interleaved', line, to: index, detail });
        continue;
      }
      gone.add(block);
      (best.index < index ? tails : heads)[best.index]?.push(block);
      moves.push({ rule: 'interleaved', line, to: best.index, detail });
    }
  }
  const settled = drafts.map((draft, index) => {
    const stayed = draft.items.filter((item) => !gone.has(item));
    return { ...draft, items: [...(heads[index] ?? []), ...stayed, ...(tails[index] ?? [])] };
  });
  return { drafts: settled, strays: [], duplicates: [], moves };

  /** Has a piece a headline, and no opening but this one? */
  function opensWith(index: number, block: Block): boolean {
    const draft = drafts[index];
    if (!draft || draft.headlines.length === 0) return false;
    return draft.items.every((item) => item === block || !isOpening(item));
  }
}

function isOpening({ label }: Block): boolean {
  return label.kind === 'body' && label.dateline;
}

/** Text is compared with so many others that begin or end like it. */
const MOST_ALIKE = 16;

interface Paragraph {
  readonly draft: number;
  readonly block: Block;
  readonly text: string;
}

/** Sets apart what stands twice. The fuller comparison is only for paragraphs that look alike. */
export function settleDuplicates(drafts: readonly Draft[]): Settled {
  const moves: Move[] = [];
  const strays: Block[] = [];
  const duplicates: Block[] = [];
  const gone = new Set<Block>();
  const words = pageWords(drafts.map(draftText));
  const seen = new Map<string, Paragraph[]>();
  for (const paragraph of paragraphsOf(drafts)) {
    const { text } = paragraph;
    const keys = [text.slice(0, 8), text.slice(-9, -1)];
    for (const other of new Set(keys.flatMap((key) => seen.get(key) ?? []))) {
      const exact = other.text === text;
      const same = other.draft === paragraph.draft;
      if (gone.has(other.block)) continue;
      if (!exact && (same || likeness(other.text, text) < NEARLY)) continue;
      const moved =
        !same &&
        affinity(words, other.text, other.draft, other.text) <
          affinity(words, text, paragraph.draft, text);
      const [loser, keeper] = moved ? [other, paragraph] : [paragraph, other];
      gone.add(loser.block);
      const line = loser.block.pieces[0]?.line ?? 0;
      const detail = quote(blockText(loser.block));
      (exact ? duplicates : strays).push(loser.block);
      moves.push({ rule: 'duplicate', line, ...(exact ? { to: keeper.draft } : {}), detail });
      if (!moved) break;
    }
    if (gone.has(paragraph.block)) continue;
    for (const key of keys) {
      const alike = seen.get(key);
      if (!alike) seen.set(key, [paragraph]);
      else if (alike.length < MOST_ALIKE) alike.push(paragraph);
    }
  }
  const single = drafts.map((draft) => ({
    ...draft,
    items: draft.items.filter((item) => !gone.has(item)),
  }));
  return { drafts: single, strays, duplicates, moves };
}

/** The paragraphs of a page that are long enough to be known again. */
function paragraphsOf(drafts: readonly Draft[]): Paragraph[] {
  return drafts.flatMap((draft, index) =>
    draft.items
      .filter(({ label, pieces }) => label.kind === 'body' && width(joinText(pieces)) >= 15)
      .map((block) => ({ draft: index, block, text: bare(blockText(block)) })),
  );
}

function joinText(pieces: Block['pieces']): string {
  return pieces.map(({ text }) => text).join('');
}

/** Share of character pairs that two texts have in common (Jaccard). */
function likeness(a: string, b: string): number {
  const one = new Set(grams(a, 2));
  const other = new Set(grams(b, 2));
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return shared / Math.max(1, one.size + other.size - shared);
}

export function textWithout(draft: Draft, left: (item: Block) => boolean): string {
  const blocks = [...draft.kickers, ...draft.headlines, ...draft.subtitles];
  return [...blocks, ...draft.items.filter((item) => !left(item))].map(blockText).join('\n');
}

/** The other draft with a headline that a text shares most with. */
function bestOther(
  words: PageWords,
  text: string,
  own: number,
  drafts: readonly Draft[],
): { index: number; score: number } {
  let best = { index: -1, score: 0 };
  for (const [index, score] of affinities(words, text)) {
    if (index === own || drafts[index]?.headlines.length === 0) continue;
    if (score > best.score || (score === best.score && index < best.index)) best = { index, score };
  }
  return best;
}

export function isCaption(block: Block): boolean {
  return block.label.kind === 'caption' || block.label.kind === 'credit';
}

/** The beginning of a text, for a message. */
export function quote(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
