import type { Labelled } from '../label.ts';
import { grams } from '../words.ts';
import { printed } from './neighbours.ts';

/** Only so much text of a section is compared. */
const COMPARED = 1200;

/** … and of one paragraph only so much: no newspaper has longer ones. */
const MOST_COMPARED = 5000;

export interface Section {
  /** Index of the headline or short line it begins with; -1 for what stands before the first. */
  readonly at: number;
  readonly text: string;
  /** What stands above that line and those it stands right below, and how many blank lines between. */
  readonly above: Labelled | undefined;
  /** … and what stands above the pictures there. */
  readonly over: Labelled | undefined;
  /** The last names above that line stand over a text, not below one. */
  readonly signed: boolean;
  readonly gap: number;
  /** What stands right below it. */
  readonly below: Labelled | undefined;
  readonly grams: ReadonlySet<string>;
}

/** Cuts a dump at its headlines and undecided short lines. */
export function sections(labelled: readonly Labelled[]): Section[] {
  const { indices, gaps } = printed(labelled);
  const result: (Omit<Section, 'grams' | 'text'> & { text: string })[] = [
    {
      at: -1,
      text: '',
      above: undefined,
      over: undefined,
      signed: false,
      gap: 0,
      below: undefined,
    },
  ];
  let signed = false;
  for (const [position, index] of indices.entries()) {
    const item = labelled[index];
    const kind = item?.label.kind;
    if (kind === 'byline') signed = !/^[（([［]/u.test(item?.stretch.text ?? '');
    if (kind === 'short' || kind === 'headline') {
      const above = labelled[indices[position - 1] ?? -1];
      const below = labelled[indices[position + 1] ?? -1];
      const stacked = above?.label.kind === 'short' ? result.at(-1) : undefined;
      const gap = gaps[position] ?? 0;
      const stands = stacked ?? { above, over: overPictures(position - 1), signed, gap };
      result.push({ ...stands, at: index, text: '', below });
    }
    const last = result.at(-1);
    if (last && kind === 'body' && last.text.length < COMPARED)
      last.text += `${item?.stretch.text.slice(0, MOST_COMPARED)}\n`;
  }
  return result.map((section) => ({ ...section, grams: new Set(grams(section.text, 3)) }));

  function overPictures(position: number): Labelled | undefined {
    let over = position;
    while (isPicture(labelled[indices[over] ?? -1])) over--;
    return labelled[indices[over] ?? -1];
  }
}

function isPicture(item: Labelled | undefined): boolean {
  return item?.label.kind === 'caption' || item?.label.kind === 'credit';
}

/** For each section, how many groups of three characters it shares with another, and no third has. */
export type Shared = readonly ReadonlyMap<number, number>[];

export function sharedBy(all: readonly Section[]): Shared {
  const having = new Map<string, number[]>();
  for (const [index, { grams: found }] of all.entries()) {
    for (const gram of found) {
      const sections = having.get(gram);
      if (!sections) having.set(gram, [index]);
      else if (sections.length < 3) sections.push(index);
    }
  }
  const shared = all.map(() => new Map<number, number>());
  for (const [one, other, third] of having.values()) {
    if (one === undefined || other === undefined || third !== undefined) continue;
    shared[one]?.set(other, (shared[one]?.get(other) ?? 0) + 1);
    shared[other]?.set(one, (shared[other]?.get(one) ?? 0) + 1);
  }
  return shared;
}
