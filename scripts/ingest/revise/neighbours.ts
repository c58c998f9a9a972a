import type { Certainty, Label, Labelled } from '../label.ts';

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
