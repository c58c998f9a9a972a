import type { Clause, Query, Term } from '../../search/query.ts';
import { type Days, EARLIEST, LATEST } from '../../search/query-dates.ts';
import { fill, type Words } from './dom.ts';

/** How a query was read, in words; nothing for one that reads as it stands. */

function dateWords({ from, to }: Days, words: Words): string {
  const ends = { from, to };
  if (from === to) return fill(words.dateOn, ends);
  if (to === LATEST) return fill(words.dateFrom, ends);
  return fill(from === EARLIEST ? words.dateTo : words.date, ends);
}

function termWords(term: Term, words: Words): string {
  if (term.kind === 'date') return dateWords(term, words);
  const text = fill(words.quoted, { text: term.text });
  return fill(term.kind === 'text' ? words.has : words[term.kind], { text });
}

function clauseWords({ terms, not }: Clause, words: Words): string {
  const text = terms.map((term) => termWords(term, words)).join(words.or ?? '');
  return not ? fill(words.not, { text }) : text;
}

const NOTES = {
  quote: 'noteQuote',
  or: 'noteOr',
  not: 'noteNot',
  field: 'noteField',
  date: 'noteDate',
};

export function readingOf({ clauses, notes }: Query, words: Words): string {
  const [first] = clauses;
  const plain =
    clauses.length === 1 && first?.terms.length === 1 && first.terms[0]?.kind === 'text';
  const said = notes.map((note) => words[NOTES[note]] ?? '');
  if (clauses.length === 0 || (plain && said.length === 0)) return '';
  const text = clauses.map((clause) => clauseWords(clause, words)).join(words.and ?? '');
  return [fill(words.reading, { text }), ...said].join('　');
}
