import type { Labelled } from '../label.ts';

/** Writers' names in brackets that close a piece, or what a column break left of them. */
const closing =
  /[（([［][\p{Script=Han}\s、]{2,20}[)）\]］]$|^[\p{Script=Han}\s、]{1,24}[)）\]］]$/u;

/** True for the last line of a signed piece: what stands below it is a new one. */
export function closesPiece(item: Labelled | undefined): boolean {
  return item?.label.kind === 'byline' || closing.test(item?.stretch.text ?? '');
}

/** True for the writers between a headline, which stands above them, and its text. */
export function opensText(item: Labelled | undefined, above: Labelled | undefined): boolean {
  if (item?.label.kind !== 'byline' || /^[（([［]/u.test(item.stretch.text)) return false;
  return ['headline', 'subtitle', 'kicker'].includes(above?.label.kind ?? '');
}
