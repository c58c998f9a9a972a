import type { Labelled } from '../label.ts';
import { closesPieces, indentsTextAlone, leastAboveHead, signedShare, usualGap } from './habits.ts';
import { type Beginning, beginning, isMarked } from './new-piece.ts';
import { sections, sharedBy } from './sections.ts';

/** Where one subhead is certain, other short lines of the same piece are probably subheads too. */
const SIBLING = 1.5;

/** From so much against a new piece on, a subhead is certain. */
const CERTAIN = -2;

/** A line that so much speaks for is a headline, whatever stands beside it. */
export const SURE = 2;

/** Weighs all undecided lines; a certain subhead speaks against its neighbours in the same piece. */
export function beginnings(
  labelled: readonly Labelled[],
  candidates: readonly number[],
): Map<number, Beginning> {
  const found = new Map<number, Beginning>();
  if (candidates.length === 0) return found;
  const all = sections(labelled);
  const shared = sharedBy(all);
  const undecided = new Set(candidates);
  const habits = {
    signedShare: signedShare(labelled),
    closes: closesPieces(labelled),
    usualGap: usualGap(labelled),
    leastAboveHead: leastAboveHead(labelled),
    indentsTextAlone: indentsTextAlone(labelled),
  };
  let siblings: number[] = [];
  // Subheads of one piece are all set with a mark or all without: those alike are siblings.
  const coheres = new Set<boolean>();
  const marked = (index: number) => isMarked(labelled[index]?.stretch.text ?? '');
  const close = () => {
    for (const index of siblings) {
      const weighed = found.get(index);
      if (weighed && weighed.score < SURE && coheres.has(marked(index)))
        found.set(index, { ...weighed, score: weighed.score - SIBLING });
    }
    siblings = [];
    coheres.clear();
  };
  for (const [position, { at }] of all.entries()) {
    const line = labelled[at];
    if (!undecided.has(at) || !line) {
      close();
      continue;
    }
    const beside = [all[position - 1]?.at ?? -1, all[position + 1]?.at ?? -1].flatMap((other) =>
      undecided.has(other) ? [labelled[other]?.stretch.text ?? ''] : [],
    );
    const weighed = beginning(line, position, all, shared, habits, beside);
    found.set(at, weighed);
    siblings.push(at);
    if (weighed.coheres || weighed.score <= CERTAIN) coheres.add(marked(at));
  }
  close();
  return found;
}
