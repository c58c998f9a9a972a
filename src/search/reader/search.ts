import { plainQuery } from '../plain.ts';
import type { Answer, Request } from '../protocol.ts';
import type { Query } from '../query.ts';
import { needsFoldingTable, normaliser } from '../tokenize.ts';
import { evaluate, type Leaf, type Sources } from './evaluate.ts';
import { type Facet, facetCounts, facetLoader } from './facets.ts';
import { kept, loadAll, type OpenIndex } from './index.ts';
import { monthsChosen, narrow, narrowings } from './narrow.ts';
import { byRank } from './rank.ts';

/** A word that is the name of a place by its ending; what has none may be one of the table's names. */
const PLACE_NAME = /^[㐀-\u{3ffff}]{2,}(省|市|县|区|镇|乡|街道|村|社区)$/u;

/** A searcher over an open index; what it has loaded and found it keeps for later queries. */
export function searcher(index: OpenIndex) {
  const { table } = index;
  const facet = facetLoader(index);
  const bare = normaliser(new Map());
  // Not needed until something was found, most of it: it comes while the index is asked.
  const later = () => import('./results.ts');
  const full = kept(async () =>
    normaliser((await later()).readFolding(await index.data('folding'))),
  );
  const folding = () => full.get(0);
  const results = kept(async () => (await later()).resultLoader(index, bare, folding));
  const isPlace = (text: string) =>
    PLACE_NAME.test(text) ||
    (text.length > 1 && table.places.some((name) => name.startsWith(text)));
  const sources: Sources = {
    index,
    facet,
    confirm: async (...hits) => (await results.get(0)).confirm(...hits),
    normalise: bare,
  };
  const run = (query: Query) => evaluate(query, sources, isPlace);

  const find = async (typed: string) => {
    const normalise = needsFoldingTable(typed) ? await folding() : bare;
    const query =
      plainQuery(typed, normalise) ?? (await import('../query.ts')).parseQuery(typed, normalise);
    if (query.clauses.length > 0) results.get(0);
    return { query, ...(await run(query)) };
  };
  /** What was found last: narrowing and further results ask for it again. */
  let last = { typed: '', found: kept(find) };

  return async (request: Request, post: (answer: Answer) => void): Promise<void> => {
    const { id, typed, sort, start, count } = request;
    if (typed !== last.typed) last = { typed, found: kept(find) };
    // Months are in the table, not in a file of their own.
    const { month: picked = [], ...choice } = request.choice;
    const chosen = Object.keys(choice).filter((name) => choice[name]?.length);
    const [{ query, docs, byPlace, leaves }, facets] = await Promise.all([
      last.found.get(typed),
      loadAll(chosen, facet),
    ]);
    const pass = (all: readonly number[], counted?: Facet) =>
      narrow(
        all,
        narrowings(choice, facets),
        table.months,
        monthsChosen(table, request.months, picked),
        counted,
      );
    const everything = query.clauses.length === 0;
    const searched = everything ? [...new Array(table.docs).keys()] : docs;
    const passed = pass(searched);
    const wider = pass(byPlace).docs;
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
    await Promise.all([
      ...wanted.map(async (doc, i) => {
        const shown = await (await results.get(0)).show(doc, leaves);
        post({ kind: 'result', id, at: start + i, shown, byPlace: start + i >= order.length });
      }),
      ...request.facets.map(async (name) => {
        const one = await facet(name);
        const { sets } = pass(searched, one);
        post({
          kind: 'counts',
          id,
          facet: name,
          values: facetCounts(one, sets, choice[name]),
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
    const [month, count] = table.months[0] ?? ['', 0];
    const undated = month === '' ? count : 0;
    return [
      ...docs.filter((doc) => doc >= undated),
      ...docs.filter((doc) => doc < undated).reverse(),
    ];
  }
}
