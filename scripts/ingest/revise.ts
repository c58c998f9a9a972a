import type { Labelled } from './label.ts';
import { bylines } from './revise/bylines.ts';
import { captions } from './revise/captions.ts';
import { furniture } from './revise/furniture.ts';
import { headings } from './revise/headings.ts';
import { headlines } from './revise/headlines.ts';
import { likeNames } from './revise/like-names.ts';
import { printLines } from './revise/print-lines.ts';
import { subheads } from './revise/subheads.ts';
import { teasers } from './revise/teasers.ts';
import { uncredited } from './revise/uncredited.ts';
import { verse } from './revise/verse.ts';

/** A pass looks at neighbours: it gives the same pieces in the same order, some with another label. */
export type Pass = (labelled: readonly Labelled[]) => readonly Labelled[];

const passes: readonly Pass[] = [
  teasers,
  headings,
  verse,
  furniture,
  printLines,
  captions,
  uncredited,
  likeNames,
  headlines,
  bylines,
  subheads,
];

/** Decides by their neighbours what single pieces could not tell. A `sure` label never changes. */
export function revise(labelled: readonly Labelled[]): Labelled[] {
  return [...passes.reduce((current, pass) => pass(current), labelled)];
}
