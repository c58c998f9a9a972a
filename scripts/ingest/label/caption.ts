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
  const tail = at === undefined ? '' : withoutWord(spaced, at);
  if (!namesSomebody(tail) && !/^(?:本报)?(?:资料|档案)|提供$/u.test(tail)) return undefined;
  let index = text.length;
  for (let rest = bare(tail).length; rest > 0; index--) if (text[index - 1]?.trim() !== '') rest--;
  return index;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The credit without the word with which a caption that has no full stop ends on the print line of
 * the credit: 村民抢收 / 花卉 李四 摄. A dictionary has one of 200 names (2,000 made up by scripts/corpus).
 */
function withoutWord(spaced: string, at: number): string {
  const tail = spaced.slice(at);
  const [whole = '', first = ''] = /^(\p{Script=Han}{2,3})\s+(?=\p{Script=Han})/u.exec(tail) ?? [];
  const goesOn = whole !== '' && /\p{Script=Han}\s*$/u.test(spaced.slice(0, at));
  const rest = tail.slice(whole.length);
  const word = [...segmenter.segment(first)].length === 1;
  return goesOn && word && namesSomebody(rest) ? rest : tail;
}
