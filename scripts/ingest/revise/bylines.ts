import type { Label, Labelled } from '../label.ts';
import { openingNote } from './headlines.ts';
import { printed, relabel } from './neighbours.ts';

/**
 * A list of names is a byline after a headline part or the editors' note under it, a credit after a caption, and the writer's name
 * after the last paragraph if it is in brackets or has role words; elsewhere it is text.
 */
export function bylines(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  const kindAt = (position: number) => {
    const index = indices[position];
    return changes.get(index ?? -1)?.label.kind ?? labelled[index ?? -1]?.label.kind;
  };
  for (const [position, index] of indices.entries()) {
    const item = labelled[index] as Labelled;
    if (item.label.kind !== 'byline') continue;
    const noted = openingNote.test(at(position - 1)?.stretch.text ?? '');
    const before = kindAt(noted ? position - 2 : position - 1);
    if (before === 'headline' || before === 'subtitle') continue;
    // Names in brackets close the text above: what stands below them is no list that goes on.
    if (before === 'byline' && !isBracketed(at(position - 1)?.stretch.text ?? '')) continue;
    if (before === 'caption' && !isCredited(position - 1))
      changes.set(index, { label: { kind: 'credit' }, why: 'after-caption' });
    else if (item.certainty === 'sure' || isBracketed(item.stretch.text)) continue;
    else changes.set(index, { label: { kind: 'short' }, why: 'no-headline-before' });
  }
  return relabel(labelled, changes);

  function isCredited(position: number): boolean {
    const label = labelled[indices[position] ?? -1]?.label;
    return label?.kind === 'caption' && label.creditAt !== undefined;
  }
}

function isBracketed(text: string): boolean {
  return /^[（([［].+[)）\]］]$/u.test(text);
}
