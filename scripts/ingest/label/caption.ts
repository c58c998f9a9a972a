import type { Rule } from '../label.ts';
import { creditIndex } from './credit.ts';

/** A caption that ends in its credit, or says that it belongs to a picture. */
export const caption: Rule = (stretch) => {
  const creditAt = creditIndex(stretch.text);
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
