import type { Term } from '../query.ts';
import { docsWith, placeDocs, type Sources } from './evaluate.ts';
import type { FacetValue } from './facets.ts';
import type { Postings } from './postings.ts';

/** What only some queries need, so only they load it: fields other than the text. */

/** Runs of pieces of one issue: number of pieces, earliest and latest day ('' is unknown). */
export type IssueRuns = [count: number, first: string, last: string][];

/** Keeps the positions in the title: those from twice `base` on. */
export function inTitle({ docs, starts, places }: Postings, base: number): Postings {
  const kept: Postings = { docs: [], starts: [0], places: [] };
  docs.forEach((doc, i) => {
    const inside = places.slice(starts[i], starts[i + 1]).filter((place) => place >= 2 * base);
    if (inside.length === 0) return;
    kept.docs.push(doc);
    kept.places.push(...inside);
    kept.starts.push(kept.places.length);
  });
  return kept;
}

/** Pieces about places whose names have the text in them, and about all under them, by their codes. */
async function placesHaving(text: string, sources: Sources): Promise<number[]> {
  const facet = await sources.facet('place');
  const all = [...facet.values, ...(facet.above ?? [])];
  const codes = all.flatMap(([key, label]) =>
    sources.normalise(label).includes(text) ? [key] : [],
  );
  const under = ([key]: FacetValue) => codes.some((code) => key.startsWith(code));
  return docsWith(facet, sources.index.table.docs, under);
}

async function byName(term: Extract<Term, { text: string }>, sources: Sources): Promise<number[]> {
  const { index, normalise } = sources;
  const { kind, text } = term;
  if (kind === 'place') {
    const named = await placeDocs(text, sources);
    return named.length > 0 ? named : placesHaving(text, sources);
  }
  const facet = await sources.facet(kind);
  const fitting = (fits: (label: string) => boolean) =>
    docsWith(facet, index.table.docs, ([, label]) => fits(normalise(label)));
  const named = fitting((label) => label === text);
  return named.length > 0 ? named : fitting((label) => label.includes(text));
}

async function byDate(from: string, to: string, sources: Sources): Promise<number[]> {
  const found: number[] = [];
  let doc = 0;
  for (const [count, first, last] of await sources.issues()) {
    const fits = first !== '' && first <= to && last >= from;
    for (const end = doc + count; doc < end; doc++) if (fits) found.push(doc);
  }
  return found;
}

/** Pieces that have what a field of the query names. */
export const byField = (
  term: Exclude<Term, { kind: 'text' | 'title' }>,
  sources: Sources,
): Promise<number[]> =>
  term.kind === 'date' ? byDate(term.from, term.to, sources) : byName(term, sources);
