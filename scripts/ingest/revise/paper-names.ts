import { bare } from '../chars.ts';
import { furnitureWords, setPlainly } from '../label/furniture-words.ts';
import { onNameplate } from '../label/masthead.ts';
import { paperName } from '../label/paper-words.ts';
import type { Label, Labelled } from '../label.ts';
import { isFurniture, isLoose, printed, relabel } from './neighbours.ts';

/**
 * The name of a paper that is not called 报 stands alone on a line of the furniture that a dump begins
 * or ends with, where the date is: it looks like such a name, or it is the short line of a nameplate.
 * Below the number of a page stands the name of that page. Wherever the paper's name stands alone
 * besides, it is a running head.
 */
export function paperNames(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const items = indices.map((index) => labelled[index] as Labelled);
  const known = items.flatMap(({ label }) =>
    label.kind === 'masthead' && label.masthead.newspaper ? [label.masthead.newspaper] : [],
  );
  const found = known[0] === undefined ? namePlaced(items) : undefined;
  const newspaper = known[0] ?? found?.newspaper;
  if (newspaper === undefined) return labelled;
  const changes = new Map<number, { label: Label; why: string }>();
  for (const [position, item] of items.entries()) {
    if (position !== found?.at && !(isNamed(item) && nameOn(item) === newspaper)) continue;
    const label = { kind: 'masthead', masthead: { newspaper } } as const;
    changes.set(indices[position] ?? -1, { label, why: 'paper-name' });
  }
  return relabel(labelled, changes);
}

/** Where the name of the paper stands in the furniture at the head of the dump, else at its foot. */
function namePlaced(items: readonly Labelled[]): { at: number; newspaper: string } | undefined {
  const furniture = (at: number) => isFurniture(items[at]?.label ?? { kind: 'blank' });
  const loose = (at: number) => items[at] !== undefined && isLoose(items[at]);
  let head = 0;
  while (furniture(head) || (loose(head) && furniture(head + 1))) head++;
  let foot = items.length;
  while (furniture(foot - 1) || (loose(foot - 1) && furniture(foot - 2))) foot--;
  for (const [from, to] of [
    [0, head],
    [Math.max(head, foot), items.length],
  ] as const) {
    const block = items.slice(from, to);
    const dated = block.some(({ label }) => label.kind === 'masthead' && label.masthead.date);
    if (!dated || from === to) continue;
    const nameplate = block.some(({ stretch }) =>
      furnitureWords(stretch.text).found.some((kind) => onNameplate.includes(kind)),
    );
    // Right above the furniture at the foot may stand the last line of a text.
    for (let at = from === 0 ? from : from - 1; at < to; at++) {
      const item = items[at] as Labelled;
      if (!isNamed(item) || isPageNumber(items[at - 1])) continue;
      const text = setPlainly(item.stretch.text);
      const newspaper = paperName(text, { nameplate: nameplate && at >= from });
      if (newspaper !== undefined) return { at, newspaper };
    }
  }
  return undefined;
}

/** A line that may be nothing but the name of the paper. */
function isNamed(item: Labelled): boolean {
  const { label, certainty } = item;
  if (certainty === 'sure') return false;
  if (label.kind === 'folio') return label.page === undefined;
  return isLoose(item);
}

function nameOn({ stretch: { text } }: Labelled): string {
  return bare(setPlainly(text)).replace(/^《|》$/gu, '');
}

function isPageNumber(item: Labelled | undefined): boolean {
  const { label } = item ?? {};
  if (label?.kind === 'folio') return label.page !== undefined && label.name === undefined;
  return (
    label?.kind === 'masthead' && /版$/u.test(item?.stretch.text ?? '') && !label.masthead.name
  );
}
