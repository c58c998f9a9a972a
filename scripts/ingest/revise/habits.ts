import { sentenceEnd, width } from '../chars.ts';
import type { Kind, Labelled } from '../label.ts';
import { printed } from './neighbours.ts';

/** A printed indent, in columns. */
export const INDENT = 2;

/** What only a few of a dump's lines do tells nothing; column breaks take the indent of some. */
const FEW = 0.4;

/** Lines of this width count as headlines in the share of signed ones. */
const HEADLINE_WIDTH = 11;

/** Are paragraphs indented in this dump, and headlines not? */
export function indentsTextAlone(labelled: readonly Labelled[]): boolean {
  const share = (kinds: readonly string[]) => {
    const found = labelled.filter(({ label }) => kinds.includes(label.kind));
    const indented = found.filter(({ stretch }) => stretch.indent >= INDENT);
    return found.length === 0 ? undefined : indented.length / found.length;
  };
  const heads = share(['headline', 'kicker', 'subtitle']);
  return heads !== undefined && heads < FEW && (share(['body']) ?? 0) > 1 - FEW;
}

/** So many indented paragraphs show what indents mean … */
const FEWEST_INDENTED = 3;

/** … if hardly one goes on with an open sentence. */
const BEGINS = 0.9;

/** Does an indent begin a paragraph in this dump, so that what goes on with a cut one has none? */
export function indentsBegin(labelled: readonly Labelled[]): boolean {
  let begun = 0;
  let indented = 0;
  let goesOn = 0;
  const kinds = labelled.filter(({ label }) => label.kind !== 'blank');
  for (const [index, { label, stretch }] of kinds.entries()) {
    const before = kinds[index - 1];
    if (label.kind !== 'body' || before?.label.kind !== 'body') continue;
    const open = !sentenceEnd.test(before.stretch.text);
    if (stretch.indent < INDENT) goesOn += open ? 1 : 0;
    else {
      indented++;
      begun += open ? 0 : 1;
    }
  }
  return goesOn > 0 && indented >= FEWEST_INDENTED && begun >= BEGINS * indented;
}

/** Below a full stop, a headline or its writers, a text begins a paragraph. */
const heads: readonly string[] = ['headline', 'subtitle', 'byline'] satisfies Kind[];

/** So much at most is said by a text that is not indented, in natural logarithms of odds. */
const MOST_ODDS = 6;

/**
 * How much speaks for a text without an indent going on with what stands above it, in natural
 * logarithms of odds, by the paragraphs of this dump that surely begin; 0 if many have no indent.
 */
export function unindentedGoesOn(labelled: readonly Labelled[]): number {
  let indented = 0;
  let bare = 0;
  const kinds = labelled.filter(({ label }) => label.kind !== 'blank');
  for (const [index, { label, stretch }] of kinds.entries()) {
    const before = kinds[index - 1];
    if (label.kind !== 'body' || !before) continue;
    const ended = before.label.kind === 'body' && sentenceEnd.test(before.stretch.text);
    if (!ended && !heads.includes(before.label.kind)) continue;
    if (stretch.indent < INDENT) bare++;
    else indented++;
  }
  const odds = Math.log((indented + 0.5) / (bare + 0.5));
  return indented < FEWEST_INDENTED ? 0 : Math.max(0, Math.min(MOST_ODDS, odds));
}

/** The share of signed headlines among all lines of this dump that may be headlines. */
export function signedShare(labelled: readonly Labelled[]): number {
  const kinds = labelled.filter(({ label }) => label.kind !== 'blank');
  const signed = kinds.filter(
    ({ label }, index) =>
      label.kind === 'byline' &&
      ['headline', 'subtitle'].includes(kinds[index - 1]?.label.kind ?? ''),
  ).length;
  const open = kinds.filter(
    ({ label, stretch }) => label.kind === 'short' && width(stretch.text) >= HEADLINE_WIDTH,
  ).length;
  return signed + open === 0 ? 0 : signed / (signed + open);
}

/** So many pieces signed at their end show that all are. */
const FEWEST_CLOSED = 3;

/** Do the pieces of this dump close with their writers, in brackets, rather than open with them? */
export function closesPieces(labelled: readonly Labelled[]): boolean {
  const kinds = labelled.filter(({ label }) => label.kind !== 'blank');
  const signing = kinds.filter(({ label, stretch }, index) => {
    const after = kinds[index - 1]?.label.kind;
    return (
      label.kind === 'byline' && after === 'body' && /^[（([［].*[)）\]］]$/u.test(stretch.text)
    );
  }).length;
  const opening = kinds.filter(
    ({ label, stretch }) => label.kind === 'byline' && !/^[（([［]/u.test(stretch.text),
  ).length;
  return signing >= FEWEST_CLOSED && signing > 2 * opening;
}

/** So many headlines that are surely such show how far above one the text before it ends. */
const FEWEST_HEADS = 3;

/** The fewest blank lines that stand above a headline with writers or a dateline; 0 if too few tell. */
export function leastAboveHead(labelled: readonly Labelled[]): number {
  const { indices, gaps } = printed(labelled);
  const kind = (position: number) => labelled[indices[position] ?? -1]?.label.kind ?? '';
  const heads = ['headline', 'kicker', 'subtitle'];
  const above = gaps.filter(
    (_, position) =>
      position > 0 && heads.includes(kind(position)) && !heads.includes(kind(position - 1)),
  );
  return above.length < FEWEST_HEADS ? 0 : Math.min(...above);
}

/** How many blank lines most often stand between two blocks of a dump. */
export function usualGap(labelled: readonly Labelled[]): number {
  const counts = new Map<number, number>();
  for (const gap of printed(labelled).gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
