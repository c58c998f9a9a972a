import { plainQuery } from '../plain.ts';
import type { Answer, Request } from '../protocol.ts';
import type { Query } from '../query.ts';
import { splitHeader } from '../table.ts';
import { needsFoldingTable, normaliser } from '../tokenize.ts';
import { inflate } from './bytes.ts';
import { type Evaluated, evaluate, type Leaf, namesPlace, type Sources } from './evaluate.ts';
import { type Facet, facetLoader } from './facets.ts';
import type { IssueRuns } from './fields.ts';
import { kept, type OpenIndex } from './index.ts';
import { facetCounts, monthsChosen, narrow, narrowings } from './narrow.ts';
import { bestPlace, byRank } from './rank.ts';

/** A word that is the name of a place by its ending; what has none is known by the table's names. */
const PLACE_NAME = /^\p{Script=Han}{2,}(省|市|县|区|镇|乡|街道|村|社区)$/u;

/** A searcher over an open index; what it has loaded and found it keeps for later queries. */
export function searcher(index: OpenIndex) {
  const { table, source } = index;
  const facet = facetLoader(index);
  // Not needed until something was found: it comes while the index is asked.
  const results = kept(async () => (await import('./results.ts')).resultLoader(index));
  const bare = normaliser(new Map());
  const file = (name: string) =>
    source.whole(`data/${table.version}/${name}.gz`).then((bytes) => inflate(bytes, 'gzip'));

  const foldingTable = kept(async () => {
    const { readFolding } = await import('./folding.ts');
    return readFolding(await file('folding'));
  });
  const folding = () => foldingTable.get(0);
  const issues = async () => splitHeader<IssueRuns>(await file('issues')).header;
  const isPlace = (text: string) =>
    PLACE_NAME.test(text) || table.places.some((name) => namesPlace(name, text));
  const confirm: Sources['confirm'] = async (doc, places, phrase) =>
    (await results.get(0)).confirm(doc, places, phrase, folding);
  const sources: Sources = { index, facet, issues, confirm, normalise: bare };
  const run = (query: Query) => evaluate(query, sources, isPlace);

  let last: { key: string; query: Query; found: Promise<Evaluated> } | undefined;
  /** Evaluates what was typed; the last answer is kept, since narrowing asks for it again. */
  const find = async (typed: string) => {
    if (last?.key !== typed) {
      const normalise = needsFoldingTable(typed) ? normaliser(await folding()) : bare;
      const query =
        plainQuery(typed, normalise) ?? (await import('../query.ts')).parseQuery(typed, normalise);
      const found = run(query);
      const current = { key: typed, query, found };
      last = current;
      found.catch(() => {
        if (last === current) last = undefined;
      });
    }
    return { query: last.query, ...(await last.found) };
  };

  const allFacets = async (names: readonly string[]) =>
    new Map(
      await Promise.all(
        names.map(async (name): Promise<[string, Facet]> => [name, await facet(name)]),
      ),
    );

  return async (request: Request, post: (answer: Answer) => void): Promise<void> => {
    const { id, sort, start, count } = request;
    // Months are in the table, not in a file of their own.
    const { month: picked = [], ...choice } = request.choice;
    const chosen = Object.keys(choice).filter((name) => choice[name]?.length);
    const [{ query, docs, byPlace, leaves }, facets] = await Promise.all([
      find(request.typed),
      allFacets(chosen),
    ]);
    const pass = (all: readonly number[], counted: readonly Facet[]) =>
      narrow(
        all,
        narrowings(choice, facets),
        table.months,
        monthsChosen(table, request.months, picked),
        counted,
      );
    const everything = query.clauses.length === 0;
    const searched = everything ? Array.from({ length: table.docs }, (_, doc) => doc) : docs;
    const passed = pass(searched, []);
    const wider = pass(byPlace, []).docs;
    post({
      kind: 'found',
      id,
      start,
      query,
      total: passed.docs.length,
      byPlace: wider.length,
      months: table.months
        .map(([month], run): [string, number] => [month, passed.months[run] ?? 0])
        .reverse(),
    });
    const order = sorted(passed.docs, leaves, sort);
    const nothing = everything && chosen.length + picked.length === 0 && !request.months;
    const wanted = nothing
      ? []
      : [...order, ...sorted(wider, [], sort)].slice(start, start + count);
    const phrases = leaves.map(({ text }) => text);
    await Promise.all([
      ...wanted.map(async (doc, i) => {
        const place = bestPlace(doc, leaves, table.base) ?? 0;
        const shown = await (await results.get(0)).show(doc, phrases, place, folding);
        post({ kind: 'result', id, at: start + i, shown, byPlace: start + i >= order.length });
      }),
      ...request.facets.map(async (name) => {
        const one = await facet(name);
        const { sets } = pass(searched, [one]);
        post({
          kind: 'counts',
          id,
          facet: name,
          values: facetCounts(one, sets[0] ?? [], choice[name]),
        });
      }),
    ]);
    if (!everything && passed.docs.length + wider.length === 0) {
      const { helpWith } = await import('./help.ts');
      const unchosen = docs.length + byPlace.length;
      post({
        kind: 'help',
        id,
        unchosen,
        offers: unchosen ? [] : await helpWith(query, sources, run),
      });
    }
    post({ kind: 'done', id });
  };

  /** Pieces in the order asked for. */
  function sorted(
    docs: readonly number[],
    leaves: readonly Leaf[],
    sort: Request['sort'],
  ): number[] {
    if (sort === 'best') return byRank(docs, leaves, table.base);
    if (sort === 'newest') return docs.toReversed();
    const [month, undated] = table.months[0] ?? ['', 0];
    const dated = docs.filter((doc) => month !== '' || doc >= undated);
    return [...dated, ...docs.slice(0, docs.length - dated.length).reverse()];
  }
}
