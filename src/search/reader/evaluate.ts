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

/** What a name may leave out: 嘉善 is 嘉善县, 西塘 is 西塘镇. */
const SUFFIX = /(?<=.{2})(省|市|县|区|镇|乡|街道|村|社区)$/u;

/** The name of a place without what it is. */
export const bareName = (label: string) => label.replace(SUFFIX, '');

/** Whether `text` names the place: with or without what it is. */
export const namesPlace = (label: string, text: string) =>
  label === text || bareName(label) === text;

/** Pieces about places whose names fit, and about all that lies under them, told by their codes. */
export async function placeDocs(
  name: 'county' | 'place',
  sources: Sources,
  fits: (label: string) => boolean,
): Promise<number[]> {
  const facet = await sources.facet(name);
  const all = [...facet.values, ...(facet.above ?? [])];
  const codes = all.flatMap(([key, label]) => (fits(sources.normalise(label)) ? [key] : []));
  const under = ([key]: FacetValue) => codes.some((code) => key.startsWith(code));
  return docsWith(facet, sources.index.table.docs, under);
}

/**
 * Finds the pieces that a query asks for.
 *
 * @param placeFacet the facet that may know a text as a place: then what is under it is looked up
 */
export async function evaluate(
  query: Query,
  sources: Sources,
  placeFacet: (text: string) => 'county' | 'place' | undefined,
): Promise<Evaluated> {
  const { index } = sources;
  const leaves: Leaf[] = [];
  const docsOf = async (term: Term, not: boolean): Promise<{ docs: number[]; place: number[] }> => {
    if (term.kind !== 'text' && term.kind !== 'title') {
      const { byField } = await import('./fields.ts');
      return { docs: await byField(term, sources), place: [] };
    }
    const wider = term.kind === 'text' && !not && placeFacet(term.text);
    const [found, place] = await Promise.all([
      findPhrase(index, term.text, (doc, places) => sources.confirm(doc, places, term.text)),
      wider ? placeDocs(wider, sources, (label) => namesPlace(label, term.text)) : [],
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
