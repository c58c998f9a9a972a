import { bare } from '../chars.ts';
import type { Rule } from '../label.ts';
import type { Stretch } from '../stretches.ts';
import { creditIndex, namesSomebody } from './credit.ts';

/** A caption that ends in its credit, or says that it belongs to a picture. */
export const caption: Rule = (stretch) => {
  const found = [creditIndex(stretch.text), creditOverLines(stretch)];
  const creditAt = found.filter((at) => at !== undefined).sort((a, b) => a - b)[0];
  if (creditAt !== undefined) {
    return { label: { kind: 'caption', creditAt }, certainty: 'sure' };
  }
  if (
    /^(?:[▲△↑↓←→▼▽]|(?:上|下|左|右|大|小|题)图(?:[:：]|为)|图[①②③④⑤\d]?\s*(?:[:：]|为))/u.test(
      stretch.text,
    )
  ) {
    return { label: { kind: 'caption' }, certainty: 'likely' };
  }
  return undefined;
};

/** A credit has hardly more print lines. */
const CREDIT_LINES = 3;

/**
 * A credit that begins on a print line of its own or runs over two: the line ends are spaces there.
 * Returns its index in the joined text.
 */
function creditOverLines({ pieces, text }: Stretch): number | undefined {
  if (pieces.length === 1) return undefined;
  const last = pieces.slice(-1 - CREDIT_LINES);
  const spaced = last.map((piece) => piece.text).join(' ');
  const at = creditIndex(spaced);
  const tail = at === undefined ? '' : spaced.slice(at);
  if (!namesSomebody(tail) && !/^(?:本报)?(?:资料|档案)|提供$/u.test(tail)) return undefined;
  let index = text.length;
  for (let rest = bare(tail).length; rest > 0; index--) if (text[index - 1]?.trim() !== '') rest--;
  return index;
}
