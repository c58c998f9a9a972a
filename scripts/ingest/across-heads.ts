import { isDateline } from './label/body.ts';
import { ends, isSigned, type Row } from './line-links.ts';
import { sharedPairs } from './words.ts';

/** A headline with its writers has hardly more lines than this. */
const MOST = 6;

/** Without writers between two headlines, their words must tell them apart: shares of their pairs. */
const TELLS = 0.3;

/** How many of the last rows are a headline and its writers. */
export function headAbove(rows: readonly Row[]): number {
  const above = rows.toReversed().slice(0, MOST + 1);
  const size = above.findIndex((row) => !isHead(row));
  return size < 0 ? (above.length > MOST ? 0 : above.length) : size;
}

/** How many of the first rows are: below them stands their text. */
export function headBelow(rows: readonly Row[]): number {
  const size = rows.slice(0, MOST + 1).findIndex((row) => !isHead(row));
  return Math.max(0, size);
}

/**
 * Where the second of two headlines begins if two stand below one another at the end of `rows`,
 * above the texts of two columns read across. Two lines above two datelines are two headlines.
 */
export function secondHead(rows: readonly Row[], left: string, right: string): number | undefined {
  let top = rows.length;
  while (top > 0 && rows.length - top < 2 * MOST && isHead(rows[top - 1] as Row)) top--;
  const heads = rows.slice(top);
  const signed = heads.map(isSigned);
  for (let at = heads.length - 1; at > 1; at--) {
    if (signed[at] || !signed[at - 1]) continue;
    // Above the writers stands the other headline: else they are those of the text before.
    return signed.slice(0, at).includes(false) ? top + at : undefined;
  }
  const titles = heads.filter((_, at) => !signed[at]);
  const dated = isDateline(left) && isDateline(right);
  if (dated && titles.length === 2) return top + heads.indexOf(titles[1] as Row);
  let best: { at: number; score: number } | undefined;
  for (let at = 1; at < titles.length; at++) {
    const score = told(titles.slice(0, at), titles.slice(at), left, right);
    if (score >= TELLS && score > (best?.score ?? 0)) best = { at, score };
  }
  return best && top + heads.indexOf(titles[best.at] as Row);
}

/** How much more the words of two headlines say for their own columns than for each other's. */
function told(first: readonly Row[], second: readonly Row[], left: string, right: string): number {
  const [one = '', other = ''] = [first, second].map((rows) =>
    rows.map(({ text }) => text).join('\n'),
  );
  const own = sharedPairs(one, left) - sharedPairs(one, right);
  const next = sharedPairs(other, right) - sharedPairs(other, left);
  return own > 0 && next > 0 ? own + next : 0;
}

/** Headlines and writers end no sentence. */
function isHead(row: Row): boolean {
  return !ends(row) || isSigned(row);
}
