import type { Kind, Label, Labelled } from '../label.ts';
import { parseNames } from '../names.ts';
import { MOST_PARTS, openingNote } from './headlines.ts';
import { printed, relabel } from './neighbours.ts';

/** What a headline is made of, below a kicker. */
const parts: readonly string[] = ['short', 'headline', 'subtitle'] satisfies Kind[];

const bracketed = /^[（([［].*[)）\]］]$/u;

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
    const closed = bracketed.test(above?.stretch.text ?? '');
    const before = closed ? undefined : above?.label.kind;
    if (before && ['short', 'headline', 'kicker', 'subtitle', 'byline'].includes(before)) continue;
    const unlike = isGlued(item) || !isKnown(item);
    // Below the names that close a piece nobody signs, a headline stands.
    const begins = closed && isGlued(item);
    if (begins || opens(position + 1) || (unlike && heads(position + 1)))
      changes.set(index, { label: { kind: 'short' }, why: 'before-byline' });
  }
  return relabel(labelled, changes);

  function opens(position: number): boolean {
    const item = at(position);
    if (item?.label.kind === 'byline') return true;
    return (
      item?.label.kind === 'body' && (item.label.dateline || openingNote.test(item.stretch.text))
    );
  }

  /** True for the rest of a headline with the writers, the dateline or the editors' note below it. */
  function heads(position: number): boolean {
    let next = position;
    while (next < position + MOST_PARTS - 1 && parts.includes(at(next)?.label.kind ?? '')) next++;
    const marked = at(next - 1)?.why === 'heading';
    return next > position && (marked || opens(next));
  }
}

/** Names with nothing between them: a line above a headline is more often its kicker (时堰苗木迎来丰收). */
function isGlued({ stretch: { text } }: Labelled): boolean {
  return parseNames(text)?.glued === true;
}

/** Words that no surname begins are no names: 转作风 提效能 is a kicker. */
function isKnown({ stretch: { text } }: Labelled): boolean {
  return parseNames(text)?.known === true;
}
