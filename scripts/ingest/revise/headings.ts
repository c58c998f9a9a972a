import type { Label, Labelled } from '../label.ts';
import { printed, relabel } from './neighbours.ts';

/** A heading line: where it stands among the printed lines, and its number of `#`. */
interface Heading {
  readonly position: number;
  readonly level: number;
}

/**
 * Says which `#` headings are headlines. Most tools give headlines one `#` and subheads more, but
 * where a page has a heading of its own, headlines have two: the level that bylines and datelines
 * follow is the one of headlines. A deeper heading between a headline and its byline is a subtitle.
 */
export function headings(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const at = (position: number) => labelled[indices[position] ?? -1];
  const found = indices.flatMap((index, position): Heading[] => {
    const item = labelled[index];
    if (item?.why !== 'heading' || !isHeading(item.label)) return [];
    return [{ position, level: /^#+/u.exec(item.stretch.text)?.[0].length ?? 0 }];
  });
  if (found.length === 0) return labelled;
  const level = headlineLevel(found, at);
  const changes = new Map<number, { label: Label; why: string; certainty: 'sure' }>();
  for (const { position, level: own } of found) {
    const kind = kindOf(position, own);
    const label: Label = kind === 'folio' ? { kind, name: name(at(position)) } : { kind };
    changes.set(indices[position] ?? -1, { label, why: 'heading', certainty: 'sure' });
  }
  return relabel(labelled, changes);

  function kindOf(position: number, own: number): 'headline' | 'subhead' | 'subtitle' | 'folio' {
    if (own === level) return 'headline';
    // The heading of a page has nothing of its own below it.
    if (own < level) return at(position + 1)?.why === 'heading' ? 'folio' : 'headline';
    const above = at(position - 1);
    const below = at(position + 1);
    const isUnder = found.some((other) => other.position === position - 1 && other.level === level);
    return isUnder && above && isSigned(below) ? 'subtitle' : 'subhead';
  }
}

/** The level with most bylines and datelines below it; without any, the least. */
function headlineLevel(
  found: readonly Heading[],
  at: (position: number) => Labelled | undefined,
): number {
  const signed = new Map<number, number>();
  for (const { position, level } of found) {
    signed.set(level, (signed.get(level) ?? 0) + (isSigned(at(position + 1)) ? 1 : 0));
  }
  const levels = [...signed].sort(([a, many], [b, more]) => more - many || a - b);
  return levels[0]?.[0] ?? 1;
}

function isSigned(item: Labelled | undefined): boolean {
  if (item?.label.kind === 'byline') return true;
  return item?.label.kind === 'body' && item.label.dateline;
}

function isHeading({ kind }: Label): boolean {
  return kind === 'headline' || kind === 'subhead';
}

function name(item: Labelled | undefined): string {
  return (item?.stretch.text ?? '').replace(/^#+\s*/u, '');
}
