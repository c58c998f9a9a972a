import type { Label, Labelled } from '../label.ts';
import { parseNames } from '../names.ts';
import { MOST_PARTS } from './headlines.ts';
import { printed, relabel } from './neighbours.ts';

const bracketed = /^[（(].*[)）]$/u;

/**
 * A headline may read like a list of names by chance (青岛市楼山乡, 英冻结贝·布托存款). It is none
 * where the writers' line still follows, or a text with its dateline, and no headline stands before;
 * and a kicker where a headline with its writers follows.
 */
export function likeNames(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  for (const [position, index] of indices.entries()) {
    const item = labelled[index];
    if (item?.label.kind !== 'byline' || item.certainty !== 'doubtful') continue;
    // A name in brackets closes the text above it.
    if (bracketed.test(item.stretch.text)) continue;
    const above = at(position - 1);
    const before = bracketed.test(above?.stretch.text ?? '') ? undefined : above?.label.kind;
    if (before && ['short', 'headline', 'kicker', 'subtitle', 'byline'].includes(before)) continue;
    if (opens(position + 1) || (isGlued(item) && heads(position + 1)))
      changes.set(index, { label: { kind: 'short' }, why: 'before-byline' });
  }
  return relabel(labelled, changes);

  function opens(position: number): boolean {
    const label = at(position)?.label;
    return label?.kind === 'byline' || (label?.kind === 'body' && label.dateline);
  }

  /** True for the rest of a headline with the writers or the dateline below it. */
  function heads(position: number): boolean {
    let next = position;
    while (next < position + MOST_PARTS - 1 && at(next)?.label.kind === 'short') next++;
    return next > position && opens(next);
  }
}

/** Names with nothing between them: a line above a headline is more often its kicker (时堰苗木迎来丰收). */
function isGlued({ stretch: { text } }: Labelled): boolean {
  return parseNames(text)?.glued === true;
}
