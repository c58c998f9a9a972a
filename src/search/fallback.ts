import { hitFinder } from './excerpt.ts';
import type { Answer, Request } from './protocol.ts';
import { type Clause, parseQuery, type Query, type Term } from './query.ts';
import { byteSource, inflate } from './reader/bytes.ts';
import { readFolding } from './reader/folding.ts';
import { type Card, withHits } from './reader/results.ts';
import { openStock, type Pagefind, type StockResult, stockTerm } from './stock.ts';
import { type Normalise, needsFoldingTable, normaliser } from './tokenize.ts';

/**
 * Search by Pagefind's own client, which reads any bundle that its own release wrote: the same
 * pieces, the newest first, without facets, fields and help. Loaded when our reader cannot read what
 * the server has.
 */

/** What Pagefind's entry says of the one language of our bundle. */
interface Entry {
  languages: { und: { hash: string; page_count: number } };
}

/** A query without its fields: what they name is looked for in the text, dates are left out. */
function withoutFields({ clauses, notes }: Query): Query {
  const plain = clauses.map(
    ({ terms, not }): Clause => ({
      not,
      terms: terms.flatMap((term): Term[] =>
        'text' in term ? [{ kind: 'text', text: term.text }] : [],
      ),
    }),
  );
  return { clauses: plain.filter(({ terms }) => terms.length > 0), notes };
}

const textsOf = ({ terms }: Clause) => terms.flatMap((term) => ('text' in term ? [term.text] : []));

/** The pieces that a query finds, in the order of the index. */
async function find(client: Pagefind, { clauses }: Query): Promise<StockResult[]> {
  const anyOf = async (clause: Clause) => {
    const lists: StockResult[][] = [];
    for (const text of textsOf(clause)) lists.push((await client.search(stockTerm(text))).results);
    return lists;
  };
  let found: StockResult[] | undefined;
  for (const clause of clauses.toSorted((a, b) => Number(a.not) - Number(b.not))) {
    const lists = await anyOf(clause);
    const ids = new Set(lists.flat().map(({ id }) => id));
    if (found) found = found.filter(({ id }) => ids.has(id) !== clause.not);
    else if (clause.not) return [];
    else found = inOrder(lists.flat());
  }
  return found ?? [];
}

/** Each result once, the newest first: pieces are numbered from the oldest. */
function inOrder(results: readonly StockResult[]): StockResult[] {
  const number = ({ id }: StockResult) => Number.parseInt(id, 36);
  const once = new Map(results.map((result) => [result.id, result]));
  return [...once.values()].sort((a, b) => number(b) - number(a));
}

/**
 * Opens the client; answers are those of the reader, as far as it goes.
 *
 * @param bundle address of the folder of the index, with its last slash
 */
export async function openFallback(bundle: string) {
  const source = byteSource(bundle);
  const [client, bytes] = await Promise.all([
    openStock(bundle),
    source.whole('pagefind-entry.json', { cache: 'no-cache' }),
  ]);
  const { languages }: Entry = JSON.parse(new TextDecoder().decode(bytes));
  const { hash, page_count: pages } = languages.und;
  const normaliserFor = async (typed: string): Promise<Normalise> => {
    if (!needsFoldingTable(typed)) return normaliser(new Map());
    const table = await source.whole(`data/${hash}/folding.gz`);
    return normaliser(readFolding(await inflate('gzip', table)));
  };

  return async (request: Request, post: (answer: Answer) => void): Promise<void> => {
    const { id, typed, start, count } = request;
    const normalise = await normaliserFor(typed);
    const query = withoutFields(parseQuery(typed, normalise));
    const found = await find(client, query);
    const total = query.clauses.length === 0 ? pages : found.length;
    post({ kind: 'found', id, start, query, plain: true, total, byPlace: 0, months: [] });
    const phrases = query.clauses.filter(({ not }) => !not).flatMap(textsOf);
    const hitsOf = hitFinder(phrases, normalise);
    await Promise.all(
      found.slice(start, start + count).map(async (result, i) => {
        const { raw_url: url, raw_content: content, meta } = await result.data();
        const card: Card = { ...meta, title: meta.title ?? '' };
        const shown = withHits({ url, meta: card }, content.split('\n'), hitsOf);
        post({ kind: 'result', id, at: start + i, shown, byPlace: false });
      }),
    );
    post({ kind: 'done', id });
  };
}
