import { placeWord } from '../place-word.ts';
import type { Term } from '../query.ts';
import { splitHeader } from '../table.ts';
import type { FoundTerm, Sources } from './evaluate.ts';
import { type Facet, type FacetValue, setsWith } from './facets.ts';
import { findPhrase } from './phrase.ts';
import { type Postings, placesOf, postingsOf } from './postings.ts';

/** What only some queries need, so only they load it: places, and fields other than the text. */

/** Runs of pieces of one issue: number of pieces, earliest and latest day ('' is unknown). */
export type IssueRuns = [count: number, first: string, last: string][];

/** Keeps the positions in the title: those from twice `base` on. */
const inTitle = (found: Postings, base: number): Postings =>
  postingsOf(
    found.docs,
    found.docs.map((_, i) => placesOf(found, i).filter((place) => place >= 2 * base)),
  );

/** Pieces that have a fitting value of a facet. */
function docsWith(facet: Facet, docs: number, wanted: (value: FacetValue) => boolean): number[] {
  const fits = setsWith(facet, wanted);
  const found: number[] = [];
  if (fits.includes(true)) {
    for (let doc = 0; doc < docs; doc++) if (fits[facet.setOf(doc)]) found.push(doc);
  }
  return found;
}

/** Pieces about a place of that name, with or without what it is, and about all that lies under it. */
export async function placeDocs(
  text: string,
  { index }: Pick<Sources, 'index'>,
): Promise<number[]> {
  const word = placeWord(text);
  return (await index.postings([word])).get(word)?.docs ?? [];
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

async function byName(
  term: Exclude<Term, { kind: 'text' | 'title' | 'date' }>,
  sources: Sources,
): Promise<number[]> {
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

async function byDate(from: string, to: string, { index }: Sources): Promise<number[]> {
  const found: number[] = [];
  let doc = 0;
  const { header } = splitHeader<IssueRuns>(await index.data('issues'));
  for (const [count, first, last] of header) {
    const fits = first !== '' && first <= to && last >= from;
    for (const end = doc + count; doc < end; doc++) if (fits) found.push(doc);
  }
  return found;
}

async function byTitle(text: string, sources: Sources): Promise<FoundTerm> {
  const found = inTitle(await findPhrase(sources, text), sources.index.table.base);
  return { docs: found.docs, leaf: { text, found } };
}

/** Pieces that have what a field of the query names. */
export async function byField(
  term: Exclude<Term, { kind: 'text' }>,
  sources: Sources,
): Promise<FoundTerm> {
  if (term.kind === 'title') return byTitle(term.text, sources);
  const date = term.kind === 'date';
  return { docs: await (date ? byDate(term.from, term.to, sources) : byName(term, sources)) };
}
