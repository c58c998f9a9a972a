import type { Label, Labelled } from '../label.ts';
import { printed, relabel } from './neighbours.ts';

const bracketed = /^[（(].*[)）]$/u;

/**
 * A headline may read like a list of names by chance (青岛市楼山乡, 英冻结贝·布托存款). It is none
 * where the writers' line still follows, or a text with its dateline, and no headline stands before.
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
    const next = at(position + 1)?.label;
    if (next?.kind === 'byline' || (next?.kind === 'body' && next.dateline))
      changes.set(index, { label: { kind: 'short' }, why: 'before-byline' });
  }
  return relabel(labelled, changes);
}
