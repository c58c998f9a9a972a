import type { Photo } from '../../src/schema/article.ts';
import { type Block, blockText, joinPieces } from './blocks.ts';
import { width } from './chars.ts';
import type { Draft } from './drafts.ts';
import { creditNames } from './label/credit.ts';
import type { Piece } from './pieces.ts';
import { bestOther, type Move, quote, textWithout } from './settle.ts';
import { cleanText, part } from './text.ts';
import { affinity, type PageWords } from './words.ts';

/** A caption with its credit, and the pieces of the dump it is made of. */
export interface PhotoDraft {
  readonly pieces: readonly Piece[];
  readonly photo: Photo;
  /** True if the dump shows where the picture was, or who took it; a caption without either is a guess. */
  readonly credited: boolean;
}

/** Captions up to this width say what a picture beside an article shows; wider ones are news. */
const BRIEF = 48;

/** From this share of common words on, a wide caption belongs to the article. */
const SHARED = 0.15;

/** What another article must share beyond the one a caption stands in to have it. */
const MORE = 0.12;

export interface Illustrated {
  /** Photos of each draft, by its index. */
  readonly attached: readonly (readonly PhotoDraft[])[];
  readonly alone: readonly PhotoDraft[];
  readonly moves: readonly Move[];
}

/** Takes the captions out of the drafts and gives each to the article whose words it shares, or to none. */
export function photos(drafts: readonly Draft[], words: PageWords): Illustrated {
  const attached: PhotoDraft[][] = drafts.map(() => []);
  const alone: PhotoDraft[] = [];
  const moves: Move[] = [];
  for (const [index, draft] of drafts.entries()) {
    const rest = textWithout(draft, isCaption);
    const hasText = draft.items.some((item) => !isCaption(item));
    for (const photo of photoDrafts(draft.items.filter(isCaption))) {
      const { caption } = photo.photo;
      const own = affinity(words, caption, index, rest);
      const best = bestOther(words, caption, index, drafts);
      const brief = width(caption) <= BRIEF;
      const line = photo.pieces[0]?.line ?? 0;
      if (!hasText && draft.headlines.length > 0) {
        attached[index]?.push(photo);
      } else if (best.score > own + MORE && best.score > own * 2) {
        attached[best.index]?.push(photo);
        moves.push({ rule: 'misplaced', line, to: best.index, detail: quote(caption) });
      } else if (draft.headlines.length > 0 && (brief || own >= SHARED)) {
        attached[index]?.push(photo);
      } else {
        alone.push(photo);
      }
    }
  }
  return { attached, alone, moves };
}

export function isCaption(block: Block): boolean {
  return block.label.kind === 'caption' || block.label.kind === 'credit';
}

/** Groups caption paragraphs with the credit after them; a picture's gap begins a new photo. */
function photoDrafts(blocks: readonly Block[]): PhotoDraft[] {
  const groups: Block[][] = [];
  let open: Block[] | undefined;
  for (const block of blocks) {
    const { label } = block;
    const credited = open?.some((item) => item.label.kind === 'credit');
    if (
      !open ||
      (label.kind === 'caption' && (credited || block.gap >= 3 || !follows(open, block)))
    ) {
      open = [];
      groups.push(open);
    }
    open.push(block);
    if (label.kind === 'caption' && label.creditAt !== undefined) open = undefined;
  }
  return groups.map(photoDraft);
}

function follows(open: readonly Block[], block: Block): boolean {
  const last = open.at(-1)?.pieces.at(-1)?.line ?? 0;
  return (block.pieces[0]?.line ?? 0) - last <= 4;
}

function photoDraft(blocks: readonly Block[]): PhotoDraft {
  const captions: string[] = [];
  const credits: string[] = [];
  for (const block of blocks) {
    const { label, pieces } = block;
    if (label.kind === 'credit') {
      credits.push(blockText(block).replace(/\s+/gu, ' '));
      continue;
    }
    const [first] = pieces;
    if (label.kind === 'caption' && label.creditAt !== undefined && first) {
      captions.push(cleanText(part(first, 0, label.creditAt).text));
      credits.push(part(first, label.creditAt, first.text.length).text.replace(/\s+/gu, ' '));
    } else captions.push(cleanText(joinPieces(pieces)));
  }
  const creditText = credits.join(' ');
  return {
    pieces: blocks.flatMap(({ pieces }) => pieces),
    photo: {
      caption: captions.join('\n'),
      credits: [...new Set(credits.flatMap(creditNames))],
      creditText,
    },
    credited: creditText !== '',
  };
}
