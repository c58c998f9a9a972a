import type { Photo } from '../../src/schema/article.ts';
import { type Block, blockText } from './blocks.ts';
import { creditNames } from './label/credit.ts';
import type { Piece } from './pieces.ts';
import { PICTURE_GAP } from './revise/captions.ts';
import { joinPieces, splitPieces } from './stretches.ts';
import { surnameOf } from './surnames.ts';
import { cleanText } from './text.ts';

/** A caption with its credit, and the pieces of the dump it is made of. */
export interface PhotoDraft {
  readonly pieces: readonly Piece[];
  readonly photo: Photo;
  /** True if the dump shows where the picture was, or who took it; a caption without either is a guess. */
  readonly credited: boolean;
  /** The dump shows the place of a picture before it. */
  readonly gapped: boolean;
}

/** Pictures that are news themselves say when they were taken. */
export const dated =
  /^(?:[^，,。]{0,8}(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:日|月(?:[上中下]旬|[初底末]|(?=[，,])))|近[日期]|日前|连日来|这几[天日]|最近|前不久|[昨今][日天]|前[日天]|[上本]周|时下|眼下|当下|[入开][春夏秋冬]以?来?|[春暑寒]假|(?:周末|双休日)[，,]|[^，,。]{2,6}(?:首日|第一天|当[天日])[，,]|[^，,。]{2,4}(?:节前夕|前夕|期间|假期|时节|来临|伊始|临近|将至))/u;

/** Groups caption paragraphs with the credit after them; a picture's gap begins a new photo. */
export function photoDrafts(blocks: readonly Block[]): PhotoDraft[] {
  const groups: Block[][] = [];
  let open: Block[] | undefined;
  for (const block of blocks) {
    const { label } = block;
    const credited = open?.some((item) => item.label.kind === 'credit');
    if (!open || (label.kind === 'caption' && (credited || beginsPhoto(open, block)))) {
      open = [];
      groups.push(open);
    }
    open.push(block);
    if (label.kind === 'caption' && label.creditAt !== undefined) open = undefined;
  }
  return groups.map(photoDraft);
}

/**
 * Does a caption begin another photo? A day opens one: `近日,…` below `图为…` is about something else,
 * while `图为…` below `近日,…` goes on; `图为…` below `图为…` is the next picture.
 */
function beginsPhoto(open: readonly Block[], block: Block): boolean {
  const text = blockText(block);
  const second = /^图为/u.test(text) && /^图为/u.test(open[0] ? blockText(open[0]) : '');
  return block.gap >= PICTURE_GAP || dated.test(text) || second || !follows(open, block);
}

function follows(open: readonly Block[], block: Block): boolean {
  const last = open.at(-1)?.pieces.at(-1)?.line ?? 0;
  return (block.pieces[0]?.line ?? 0) - last <= 4;
}

function photoDraft(blocks: readonly Block[]): PhotoDraft {
  const captions: string[] = [];
  const credits: string[] = [];
  const names: string[] = [];
  const sign = (pieces: readonly Piece[]) => {
    credits.push(joinPieces(pieces).replace(/\s+/gu, ' '));
    names.push(...namesOver(pieces));
  };
  for (const block of blocks) {
    const { label, pieces } = block;
    if (label.kind === 'credit') {
      sign(pieces);
      continue;
    }
    if (label.kind === 'caption' && label.creditAt !== undefined) {
      const [before, after] = splitPieces(pieces, label.creditAt);
      captions.push(cleanText(joinPieces(before)));
      sign(after);
    } else captions.push(cleanText(joinPieces(pieces)));
  }
  const creditText = credits.join(' ');
  return {
    pieces: blocks.flatMap(({ pieces }) => pieces),
    photo: {
      caption: captions.join('\n'),
      credits: [...new Set(names)],
      creditText,
    },
    credited: creditText !== '',
    gapped: (blocks[0]?.gap ?? 0) >= PICTURE_GAP,
  };
}

/**
 * The names of a credit; two whole names on two print lines have a space between them, 新华 and 社记者
 * have none, nor has 慕容, which is a surname.
 */
function namesOver(pieces: readonly Piece[]): string[] {
  const lines = pieces.map(({ text }) => text).join('\n');
  const parted = lines.replace(
    /(?<=^|\s)(\p{Script=Han}{2,3})\n(?!\p{Script=Han}*(?:记者|通讯员))(?=\p{Script=Han}{2,3}(?:\s|摄|$))/gu,
    (_, name: string) => (surnameOf(name) === name ? name : `${name} `),
  );
  return creditNames(parted.replaceAll('\n', ''));
}
