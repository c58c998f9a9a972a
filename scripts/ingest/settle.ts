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
}

/** Sets apart what stands twice. */
export function settleDuplicates(drafts: readonly Draft[]): Settled {
  const moves: Move[] = [];
  const strays: Block[] = [];
  const duplicates: Block[] = [];
  const gone = new Set<Block>();
  for (const twin of twins(drafts)) {
    const [loser, keeper] = twin.own < twin.otherOwn ? [twin.a, twin.b] : [twin.b, twin.a];
    if (gone.has(loser.block)) continue;
    gone.add(loser.block);
    const line = loser.block.pieces[0]?.line ?? 0;
    const detail = quote(blockText(loser.block));
    if (twin.exact) duplicates.push(loser.block);
    else strays.push(loser.block);
    moves.push({ rule: 'duplicate', line, ...(twin.exact ? { to: keeper.draft } : {}), detail });
  }
  const single = drafts.map((draft) => ({
    ...draft,
    items: draft.items.filter((item) => !gone.has(item)),
  }));
  return { drafts: single, strays, duplicates, moves };
}

/** Of text that stands more often than this, so many copies are compared with each further one. */
const MOST_COPIES = 16;

/** Paragraphs that stand twice, the fuller comparison only for those that look alike. */
function twins(drafts: readonly Draft[]) {
  const words = pageWords(drafts.map(draftText));
  const paragraphs = drafts.flatMap((draft, index) =>
    draft.items
      .filter(({ label, pieces }) => label.kind === 'body' && width(joinText(pieces)) >= 15)
      .map((block): Paragraph => ({ draft: index, block, text: bare(blockText(block)) })),
  );
  const found = [];
  const byGram = new Map<string, Paragraph[]>();
  for (const b of paragraphs) {
    const keys = [b.text.slice(0, 8), b.text.slice(-9, -1)];
    for (const a of new Set(keys.flatMap((key) => byGram.get(key) ?? []))) {
      const exact = a.text === b.text;
      if (!exact && (a.draft === b.draft || likeness(a.text, b.text) < NEARLY)) continue;
      const own = affinity(words, a.text, a.draft, standing(a, b));
      const otherOwn = affinity(words, b.text, b.draft, standing(b, a));
      found.push({ a, b, exact, own, otherOwn: a.draft === b.draft ? own : otherOwn });
    }
    for (const key of keys) {
      const alike = byGram.get(key) ?? [];
      if (alike.length < MOST_COPIES) byGram.set(key, [...alike, b]);
    }
  }
  return found;
}

interface Paragraph {
  readonly draft: number;
  readonly block: Block;
  readonly text: string;
}

/** What stands of two paragraphs in the draft of the first. */
function standing(one: Paragraph, other: Paragraph): string {
  return one.draft === other.draft ? `${one.text}\n${other.text}` : one.text;
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
