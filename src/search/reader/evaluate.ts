import { bareName, placeWord } from '../place-word.ts';
import type { Query, Term } from '../query.ts';
import type { Facet, FacetValue } from './facets.ts';
import { setsWith } from './facets.ts';
import type { IssueRuns } from './fields.ts';
import type { OpenIndex } from './index.ts';
import { findPhrase } from './phrase.ts';
import { intersect, type Postings, unite, without } from './postings.ts';

/** A text of the query and where it stands. */
export interface Leaf {
  text: string;
  found: Postings;
}

export interface Evaluated {
  /** Pieces that hold what was typed, ascending. */
  docs: number[];
  /** Pieces that are about a place that was typed and do not name it. */
  byPlace: number[];
  /** What ranks, is shown and marked. */
  leaves: Leaf[];
}

export interface Sources {
  index: OpenIndex;
  facet(name: string): Promise<Facet>;
  issues(): Promise<IssueRuns>;
  /** Of positions in a piece's text, those where the printed text has the phrase. */
  confirm(doc: number, places: readonly number[], phrase: string): Promise<number[]>;
  /** Normalises as the index was: printed names become comparable with the query. */
  normalise(printed: string): string;
}

/** Pieces that have a fitting value of a facet. */
export function docsWith(
  facet: Facet,
  docs: number,
  wanted: (value: FacetValue) => boolean,
): number[] {
  const fits = setsWith(facet, wanted);
  const found: number[] = [];
  if (fits.includes(true)) {
    for (let doc = 0; doc < docs; doc++) if (fits[facet.setOf(doc)]) found.push(doc);
  }
  return found;
}

/** Whether `text` names the place: with or without what it is. */
export const namesPlace = (label: string, text: string) =>
  label === text || bareName(label) === text;

/** Pieces about a place of that name, with or without what it is, and about all that lies under it. */
export async function placeDocs(
  text: string,
  { index }: Pick<Sources, 'index'>,
): Promise<number[]> {
  const word = placeWord(text);
  return (await index.postings([word])).get(word)?.docs ?? [];
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
  const { index } = sources;
  const leaves: Leaf[] = [];
  const docsOf = async (term: Term, not: boolean): Promise<{ docs: number[]; place: number[] }> => {
    if (term.kind !== 'text' && term.kind !== 'title') {
      const { byField } = await import('./fields.ts');
      return { docs: await byField(term, sources), place: [] };
    }
    const wider = term.kind === 'text' && !not && isPlace(term.text);
    const [found, place] = await Promise.all([
      findPhrase(index, term.text, (doc, places) => sources.confirm(doc, places, term.text)),
      wider ? placeDocs(term.text, sources) : [],
    ]);
    const kept =
      term.kind === 'title'
        ? (await import('./fields.ts')).inTitle(found, index.table.base)
        : found;
    if (!not) leaves.push({ text: term.text, found: kept });
    return { docs: kept.docs, place };
  };
  const clauses = await Promise.all(
    query.clauses.map(async ({ terms, not }) => {
      const found = await Promise.all(terms.map((term) => docsOf(term, not)));
      const docs = unite(found.map((one) => one.docs));
      return { not, docs, wide: unite([docs, ...found.map((one) => one.place)]) };
    }),
  );
  let docs: number[] | undefined;
  let wide: number[] | undefined;
  for (const clause of clauses.filter(({ not }) => !not)) {
    docs = docs ? intersect(docs, clause.docs) : clause.docs;
    wide = wide ? intersect(wide, clause.wide) : clause.wide;
  }
  for (const clause of clauses.filter(({ not }) => not)) {
    docs = without(docs ?? [], clause.docs);
    wide = without(wide ?? [], clause.docs);
  }
  return { docs: docs ?? [], byPlace: without(wide ?? [], docs ?? []), leaves };
}
