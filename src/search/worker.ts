import { excerpt, marked } from './excerpt.ts';
import type { Answer, Request, Shown } from './protocol.ts';
import { parseQuery } from './query.ts';
import { openStock, type Pagefind, type StockResult, stockSearch } from './stock.ts';
import type { FoldingTable } from './tokenize.ts';

/** Runs in a module worker: the page asks, the index answers. */

const table: FoldingTable = new Map();
let opened: Promise<Pagefind> | undefined;

async function shown(result: StockResult, phrases: readonly string[]): Promise<Shown> {
  const { raw_url: url, raw_content: content, meta } = await result.data();
  return {
    url,
    meta,
    title: marked(meta.title ?? '', phrases, table),
    excerpt: excerpt(content.split('\n'), phrases, table),
  };
}

async function answer({ id, bundle, typed, filters, from, count }: Request): Promise<Answer> {
  opened ??= openStock(bundle);
  const client = await opened;
  const { phrases } = parseQuery(typed, table);
  if (phrases.length === 0) return { id, total: 0, results: [], counts: await client.filters() };
  const found = await stockSearch(client, phrases, filters);
  const page = found.slice(from, from + count);
  const results = await Promise.all(page.map((result) => shown(result, phrases)));
  return { id, total: found.length, results, counts: await client.filters() };
}

self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  try {
    self.postMessage(await answer(data));
  } catch (error) {
    opened = undefined;
    const failed: Answer = { id: data.id, total: 0, results: [], counts: {}, error: String(error) };
    self.postMessage(failed);
  }
});
