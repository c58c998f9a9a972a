import { type Days, readDates } from './query-dates.ts';
import { type Field, isOperator, isOr, type Note, readWords, type Word } from './query-words.ts';

/**
 * The query language: space is AND; `OR`, `或` or `|` between two terms; `-` before one is without;
 * quotation marks around whole words make a phrase with spaces and signs; fields.
 */

/** One thing that is looked for. Texts are normalised. */
export type Term =
  | { kind: 'text'; text: string }
  | { kind: Field; text: string }
  | ({ kind: 'date' } & Days);

/** Any of `terms` must (or, with `not`, must not) be found. */
export interface Clause {
  terms: Term[];
  not: boolean;
}

/** All clauses must hold; `notes` say how a malformed query was read. */
export interface Query {
  clauses: Clause[];
  notes: Note[];
}

/**
 * Reads what was typed; nothing is an error. A query of nothing but exclusions or operators is
 * looked for as it stands.
 */
export function parseQuery(typed: string, normalise: (printed: string) => string): Query {
  const notes = new Set<Note>();
  const clauses: Clause[] = [];
  let joinNext = false;
  const termOf = (word: Word): Term | undefined => {
    const text = normalise(word.text).trim();
    if (text === '') return undefined;
    if (word.field === undefined) return { kind: 'text', text };
    if (word.field !== 'date') return { kind: word.field, text };
    const range = readDates(text);
    if (range) return { kind: 'date', ...range };
    notes.add('date');
    return { kind: 'text', text };
  };
  const words = readWords(typed, notes);
  words.forEach((word, i) => {
    const plain = !word.quoted && !word.not && word.field === undefined;
    if (plain && isOperator(word.text) && words.length > 1) {
      const between = i > 0 && i < words.length - 1 && !words[i + 1]?.not && !words[i - 1]?.not;
      if (!between) notes.add('or');
      else joinNext = isOr(word.text);
      return;
    }
    const term = termOf(word);
    if (!term) return;
    const last = clauses.at(-1);
    if (joinNext && last && !last.not && !word.not) last.terms.push(term);
    else clauses.push({ terms: [term], not: word.not });
    joinNext = false;
  });
  if (clauses.some(({ not }) => !not)) return { clauses, notes: [...notes] };
  const text = normalise(typed).trim();
  if (text === '') return { clauses: [], notes: [] };
  if (clauses.length > 0) notes.add('not');
  return { clauses: [{ terms: [{ kind: 'text', text }], not: false }], notes: [...notes] };
}
