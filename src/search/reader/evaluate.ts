import type { Query, Term } from '../query.ts';
import type { Facet } from './facets.ts';
import type { OpenIndex } from './index.ts';
import { findPhrase } from './phrase.ts';
import { intersect, type Postings, unite, without } from './postings.ts';

/** A text of the query and where it stands. */
export interface Leaf {
  text: string;
  found: Postings;
}

/** What was found for one term. */
export interface FoundTerm {
  docs: readonly number[];
  /** Pieces about the place that it may name. */
  place?: readonly number[];
  leaf?: Leaf;
}

export interface Evaluated {
  /** Pieces that hold what was typed, ascending. */
  docs: readonly number[];
  /** Pieces that are about a place that was typed and do not name it. */
  byPlace: readonly number[];
  /** What ranks, is shown and marked. */
  leaves: Leaf[];
}

export interface Sources {
  index: OpenIndex;
  facet(name: string): Promise<Facet>;
  /** Of hits in the text, those where the printed text has the phrase. */
  confirm(hits: Postings, phrase: string): Promise<Postings>;
  /** Normalises as the index was: printed names become comparable with the query. */
  normalise(printed: string): string;
}

/**
 * Finds the pieces that a query asks for.
 *
 * @param isPlace whether a text may name a place: then what is under it is looked up as well
 */
export async function evaluate(
  query: Query,
  sources: Sources,
  isPlace: (text: string) => boolean,
): Promise<Evaluated> {
  const find = async (term: Term, not: boolean): Promise<FoundTerm> => {
    const fields = () => import('./fields.ts');
    if (term.kind !== 'text') return (await fields()).byField(term, sources);
    const { text } = term;
    const [found, place] = await Promise.all([
      findPhrase(sources, text),
      !not && isPlace(text) ? fields().then(({ placeDocs }) => placeDocs(text, sources)) : [],
    ]);
    return { docs: found.docs, place, leaf: { text, found } };
  };
  const clauses = await Promise.all(
    query.clauses.map(async ({ terms, not }) => {
      const found = await Promise.all(terms.map((term) => find(term, not)));
      const docs = unite(found.map((one) => one.docs));
      const wide = unite([docs, ...found.map((one) => one.place ?? [])]);
      return { not, docs, wide, leaves: found.flatMap(({ leaf }) => leaf ?? []) };
    }),
  );
  const asked = clauses.filter(({ not }) => !not);
  const excluded = clauses.filter(({ not }) => not);
  const among = (lists: (readonly number[])[]) =>
    excluded.reduce<readonly number[]>(
      (left, clause) => without(left, clause.docs),
      lists.slice(1).reduce(intersect, lists[0] ?? []),
    );
  const docs = among(asked.map((clause) => clause.docs));
  const wide = among(asked.map((clause) => clause.wide));
  return { docs, byPlace: without(wide, docs), leaves: asked.flatMap(({ leaves }) => leaves) };
}
