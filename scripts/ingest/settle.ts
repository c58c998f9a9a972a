import { type Block, blockText } from './blocks.ts';
import { bare, width } from './chars.ts';
import { continuation } from './continuation.ts';
import type { Draft } from './drafts.ts';
import { restText, votes } from './marks.ts';
import { affinity, grams, type PageWords, pageWords } from './words.ts';

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

/** A paragraph is moved only if so many of its names are in one other piece, and none in its own. */
export const CLEARLY = 2;

/** What the other piece must share of its words besides, if only one name speaks for it. */
const SHARES = 0.1;
const TIMES = 3;

/** A whole column goes where it shares this much. */
const COLUMN_SHARES = 0.03;

/** Shorter text says too little about where it belongs. */
const TELLING = 30;

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
  const items = drafts.map((draft) => [...draft.items]);
  const heads = drafts.map(() => [] as Block[]);
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
      remove(items[index], block);
      (best.index < index ? items : heads)[best.index]?.push(block);
      moves.push({ rule: 'interleaved', line, to: best.index, detail });
    }
  }
  const settled = drafts.map((draft, index) => ({
    ...draft,
    items: [...(heads[index] ?? []), ...(items[index] ?? [])],
  }));
  return { drafts: settled, strays: [], duplicates: [], moves };
}

/** Sets duplicates apart and gives misplaced paragraphs to the drafts whose words they share. */
export function settleParagraphs(drafts: readonly Draft[]): Settled {
  const moves: Move[] = [];
  const strays: Block[] = [];
  const duplicates: Block[] = [];
  const words = pageWords(drafts.map(draftText));
  const items = drafts.map((draft) => [...draft.items]);
  const heads = drafts.map(() => [] as Block[]);
  for (const twin of twins(drafts)) {
    const [loser, keeper] = twin.own < twin.otherOwn ? [twin.a, twin.b] : [twin.b, twin.a];
    if (!remove(items[loser.draft], loser.block)) continue;
    const line = loser.block.pieces[0]?.line ?? 0;
    const detail = quote(blockText(loser.block));
    if (twin.exact) duplicates.push(loser.block);
    else strays.push(loser.block);
    moves.push({ rule: 'duplicate', line, ...(twin.exact ? { to: keeper.draft } : {}), detail });
  }
  for (let moved = clearest(); moved; moved = clearest()) {
    remove(items[moved.from], moved.block);
    place(moved.block, moved.to, moved.from);
    const line = moved.block.pieces[0]?.line ?? 0;
    moves.push({ rule: 'misplaced', line, to: moved.to, detail: quote(blockText(moved.block)) });
  }
  const settled = drafts.map((draft, index) => ({
    ...draft,
    items: [...(heads[index] ?? []), ...(items[index] ?? [])],
  }));
  return { drafts: settled, strays, duplicates, moves };

  /** The paragraph whose names most clearly belong to another draft, as the drafts stand now. */
  function clearest(): { block: Block; from: number; to: number } | undefined {
    const now = drafts.map((draft, index) => ({
      ...draft,
      items: [...(heads[index] ?? []), ...(items[index] ?? [])],
    }));
    const whole = now.map((draft) => restText(draft, isCaption));
    let best: { block: Block; from: number; to: number; margin: number } | undefined;
    for (const [from, draft] of now.entries()) {
      const texts = (items[from] ?? []).filter(({ label }) => label.kind === 'body');
      if (texts.length < 2) continue;
      for (const block of texts) {
        const text = blockText(block);
        if (width(text) < TELLING || block.why === 'interleaved') continue;
        const rest = restText(draft, (item) => item === block || isCaption(item));
        const found = votes(text, from, whole.with(from, rest));
        if (found.own > 0 || found.best.votes === 0) continue;
        if (found.best.votes < CLEARLY && !sharesWords(block, from, found.best.index, now))
          continue;
        if (best && found.best.votes <= best.margin) continue;
        best = { block, from, to: found.best.index, margin: found.best.votes };
      }
    }
    return best;
  }

  /** One name alone is believed if the other piece also shares far more of the words. */
  function sharesWords(block: Block, from: number, to: number, now: readonly Draft[]): boolean {
    const text = blockText(block);
    const current = pageWords(now.map(draftText));
    const own = affinity(
      current,
      text,
      from,
      textWithout(now[from] as Draft, (item) => item === block),
    );
    const other = affinity(current, text, to);
    return other >= SHARES && other >= own * TIMES;
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
  /** Paragraphs that stand twice, the fuller comparison only for those that look alike. */
  function twins(all: readonly Draft[]) {
    const paragraphs = all.flatMap((draft, index) =>
      draft.items
        .filter(({ label, pieces }) => label.kind === 'body' && width(joinText(pieces)) >= 15)
        .map((block) => ({ draft: index, block, text: bare(blockText(block)) })),
    );
    const found = [];
    const byGram = new Map<string, typeof paragraphs>();
    for (const b of paragraphs) {
      const keys = [b.text.slice(0, 8), b.text.slice(-9, -1)];
      for (const a of new Set(keys.flatMap((key) => byGram.get(key) ?? []))) {
        const exact = a.text === b.text;
        if (!exact && (a.draft === b.draft || likeness(a.text, b.text) < NEARLY)) continue;
        const own = affinity(words, a.text, a.draft, withoutBoth(all, a, b));
        const otherOwn = affinity(words, b.text, b.draft, withoutBoth(all, b, a));
        found.push({ a, b, exact, own: own, otherOwn: a.draft === b.draft ? own : otherOwn });
      }
      for (const key of keys) byGram.set(key, [...(byGram.get(key) ?? []), b]);
    }
    return found;
  }
}

type Paragraph = { readonly draft: number; readonly block: Block };

function withoutBoth(drafts: readonly Draft[], one: Paragraph, other: Paragraph): string {
  const draft = drafts[one.draft];
  return draft ? textWithout(draft, (item) => item === one.block || item === other.block) : '';
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

export function bestOther(
  words: PageWords,
  text: string,
  own: number,
  drafts: readonly Draft[],
): { index: number; score: number } {
  let best = { index: -1, score: 0 };
  for (const [index, draft] of drafts.entries()) {
    if (index === own || draft.headlines.length === 0) continue;
    const score = affinity(words, text, index);
    if (score > best.score) best = { index, score };
  }
  return best;
}

export function isCaption(block: Block): boolean {
  return block.label.kind === 'caption' || block.label.kind === 'credit';
}

function remove(items: Block[] | undefined, block: Block): boolean {
  const index = items?.indexOf(block) ?? -1;
  if (index >= 0) items?.splice(index, 1);
  return index >= 0;
}

/** The beginning of a text, for a message. */
export function quote(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
