import { sentenceEnd, width } from '../chars.ts';
import type { Label, Labelled } from '../label.ts';
import { printed, relabel } from './neighbours.ts';

/** A headline has at most this many parts, each on its own line; more short lines are print lines. */
const HEAD_PARTS = 3;

/** Print lines of one column differ in width by what punctuation and letters take. */
const SPREAD = 3;

/**
 * Runs of short lines of nearly one width are the print lines of a column, not headline parts: the
 * text was taken line by line, or two columns were read across. Also lines right below a line of
 * full width (no blank between) that did not end its sentence.
 */
export function printLines(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices, gaps } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  const toBody = (position: number, why: string) => {
    const index = indices[position];
    const item = at(position);
    if (index === undefined || item?.label.kind !== 'short') return;
    changes.set(index, { label: { kind: 'body', dateline: false }, why });
  };
  for (let start = 0; start < indices.length; ) {
    let end = start;
    while (isPrintLine(at(end), at(start))) end++;
    if (end - start > HEAD_PARTS) {
      // The last lines of a run may be the headline of what follows: they are left to later passes.
      const tail = at(end)?.label.kind === 'byline' ? 1 : 0;
      for (let position = start; position < end - tail; position++) toBody(position, 'print-lines');
    }
    start = Math.max(end, start + 1);
  }
  for (let position = 1; position < indices.length; position++) {
    const before = at(position - 1);
    if (gaps[position] !== 0 || before === undefined) continue;
    const isText = before.label.kind === 'body' || changes.has(indices[position - 1] ?? -1);
    if (isText && !sentenceEnd.test(before.piece.text)) toBody(position, 'wrapped');
  }
  return relabel(labelled, changes);
}

function isPrintLine(item: Labelled | undefined, first: Labelled | undefined): boolean {
  if (!item || !first) return false;
  if (item.label.kind !== 'short' && item.label.kind !== 'body') return false;
  const wide = width(first.piece.text);
  return wide >= 10 && wide <= 36 && Math.abs(width(item.piece.text) - wide) <= SPREAD;
}
