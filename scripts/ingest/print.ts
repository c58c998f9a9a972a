import { lines } from '../../src/dump/lines.ts';
import { across } from './across.ts';
import { blocks, blockText } from './blocks.ts';
import { drafts } from './drafts.ts';
import { type Labelled, label } from './label.ts';
import { pieces } from './pieces.ts';
import { split } from './pipe.ts';
import { revise } from './revise.ts';
import { stretches } from './stretches.ts';
import { type Unit, unitPieces } from './units.ts';

/** The stages that can be printed, in the order of the pipe. */
export const stages = ['lines', 'label', 'revise', 'blocks', 'drafts', 'units'] as const;
export type Stage = (typeof stages)[number];

/** A stage as text, one unit of that stage a line: for debugging, for the stage tests, for the docs. */
export function print(stage: Stage, text: string): string {
  const cut = lines(text);
  switch (stage) {
    case 'lines':
      return cut.map(({ number, text: line }) => `${number}: ${line}\n`).join('');
    case 'label':
      return labelled(label(stretches(across(pieces(cut)))));
    case 'revise':
      return labelled(revise(label(stretches(across(pieces(cut))))));
    case 'blocks':
      return blocks(revise(label(stretches(across(pieces(cut))))))
        .map((block) => `${place(block.pieces)} ${block.label.kind} ${blockText(block)}\n`)
        .join('');
    case 'drafts':
      return drafts(blocks(revise(label(stretches(across(pieces(cut)))))))
        .drafts.map((draft) => {
          const heads = [
            ...draft.kickers,
            ...draft.headlines,
            ...draft.subtitles,
            ...draft.bylines,
          ];
          return `${heads.map((b) => `${b.label.kind}=${blockText(b)}`).join(' ')} (${draft.items.length})\n`;
        })
        .join('');
    case 'units':
      return split(text).units.map(unit).join('\n');
  }
}

function labelled(items: readonly Labelled[]): string {
  return items
    .filter(({ label: { kind } }) => kind !== 'blank')
    .map(({ label: { kind }, certainty, why, stretch }) => {
      return `${stretch.line} ${kind} ${certainty} ${why} ${stretch.text}\n`;
    })
    .join('');
}

function place(pieces: Unit['body'][number]['pieces']): string {
  return pieces.map(({ line }) => line).join(',');
}

function unit(made: Unit): string {
  const part = (name: string, blocks: Unit['body']) =>
    blocks.map((block) => `${name} ${place(block.pieces)}: ${blockText(block)}\n`).join('');
  return [
    `${made.kind} ${unitPieces(made)[0]?.line ?? 0}\n`,
    part('kicker', made.kickers),
    part('headline', made.headlines),
    part('subtitle', made.subtitles),
    part('byline', made.bylines),
    part('text', made.body),
    made.photos
      .map(
        ({ photo, pieces: all }) => `photo ${place(all)}: ${photo.caption} / ${photo.creditText}\n`,
      )
      .join(''),
  ].join('');
}
