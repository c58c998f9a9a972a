import type { Query } from './query.ts';

/** What operators and fields of the query language are written with. */
const OPERATOR = /["“”「」＂:：|｜&＆]|(?:^|\s)(?:[-－]|(?:OR|AND|或)(?:\s|$))/u;

/** Whether what was typed is one text, which is read as it stands. */
export const plainWord = (typed: string): boolean =>
  !OPERATOR.test(typed) && !/\s/.test(typed.trim());

/**
 * Reads a query that uses nothing of the query language but spaces; undefined when it does, and
 * the language itself must be asked, which most readers never load.
 */
export function plainQuery(
  typed: string,
  normalise: (printed: string) => string,
): Query | undefined {
  if (OPERATOR.test(typed)) return undefined;
  const texts = new Set(typed.split(/\s/).map((word) => normalise(word).trim()));
  texts.delete('');
  const clauses = [...texts].map((text) => ({
    terms: [{ kind: 'text' as const, text }],
    not: false,
  }));
  return { clauses, notes: [] };
}
