import type { Label, Labelled } from './label.ts';
import type { Piece } from './pieces.ts';
import { joinPieces } from './stretches.ts';

/** What is left of a label when nothing is undecided any more. */
export type BlockLabel = Exclude<Label, { kind: 'blank' | 'short' }>;

/** A stretch of text of one kind. One piece at first; joining gives it more. */
export interface Block {
  readonly label: BlockLabel;
  readonly pieces: readonly Piece[];
  /** Blank lines before it in the dump. */
  readonly gap: number;
  readonly certainty: Labelled['certainty'];
  readonly why: string;
}

/** Makes a block of each printed piece. A piece still undecided is text. */
export function blocks(labelled: readonly Labelled[]): Block[] {
  const result: Block[] = [];
  let gap = 0;
  for (const { label, stretch, certainty, why } of labelled) {
    if (label.kind === 'blank') {
      gap++;
      continue;
    }
    const decided: BlockLabel =
      label.kind === 'short' ? { kind: 'body', dateline: false } : (label as BlockLabel);
    result.push({ label: decided, pieces: stretch.pieces, gap, certainty, why });
    gap = 0;
  }
  return result;
}

/** The dump's own characters of a block: its pieces one after the other. */
export function blockText(block: { readonly pieces: readonly Piece[] }): string {
  return joinPieces(block.pieces);
}
