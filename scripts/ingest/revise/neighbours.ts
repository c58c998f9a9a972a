import { sentenceEnd, width } from '../chars.ts';
import type { Certainty, Label, Labelled } from '../label.ts';

/** A line of furniture that no rule knows is no wider, in Han characters. */
const MOST_WIDE = 24;

/** … and no text of so many characters is: its width need not be added up. */
const LONG = 100;

/** Indices of the pieces that are not blank, and how many blank ones stand before each. */
export interface Printed {
  readonly indices: readonly number[];
  readonly gaps: readonly number[];
}

export function printed(labelled: readonly Labelled[]): Printed {
  const indices: number[] = [];
  const gaps: number[] = [];
  let gap = 0;
  for (const [index, { label }] of labelled.entries()) {
    if (label.kind === 'blank') {
      gap++;
      continue;
    }
    indices.push(index);
    gaps.push(gap);
    gap = 0;
  }
  return { indices, gaps };
}

/** A copy with some labels replaced; labels that are sure stay. */
export function relabel(
  labelled: readonly Labelled[],
  changes: ReadonlyMap<number, { label: Label; why: string; certainty?: Certainty }>,
): readonly Labelled[] {
  if (changes.size === 0) return labelled;
  return labelled.map((item, index) => {
    const change = changes.get(index);
    if (!change || item.certainty === 'sure') return item;
    return { ...item, certainty: 'likely' as const, ...change };
  });
}

/** True for the labels of page furniture. */
export function isFurniture(label: Label): boolean {
  return ['masthead', 'folio', 'editors', 'teaser'].includes(label.kind);
}

/** True for a line that is no text: too short, and no sentence. */
export function isLoose({ label, certainty, stretch: { text } }: Labelled): boolean {
  const open = ['short', 'body', 'byline', 'headline'].includes(label.kind) && certainty !== 'sure';
  return open && text.length < LONG && width(text) <= MOST_WIDE && !sentenceEnd.test(text);
}
