import { width } from '../chars.ts';

/** No headline part or subhead with a comma is wider. */
const MOST_HEAD = 28;

/** A wider line, of several parts set apart, is a headline only if a byline or a dateline follows. */
const MOST_UNSIGNED = 40;

/** Subheads with a comma are couplets of at most two times eight characters or so. */
const MOST_SUBHEAD = 20;

/** A headline part is neither that wide with a comma in it, nor does it have several. */
export function isProse(text: string): boolean {
  const commas = text.match(/[，,；;]/gu)?.length ?? 0;
  if (width(text) > MOST_UNSIGNED) return true;
  return (commas > 0 && width(text) > MOST_HEAD) || (commas > 1 && width(text) > MOST_SUBHEAD);
}
