import { firstUnit, phraseWords } from './tokenize.ts';

/** The part of Pagefind's own client that is used; the bundle's pagefind.js provides it. */
export interface Pagefind {
  options(options: { basePath: string; baseUrl: string; excerptLength?: number }): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{ results: StockResult[] }>;
}

export interface StockResult {
  id: string;
  data(): Promise<StockFragment>;
}

/** What scripts/index stored for a result. */
export interface StockFragment {
  raw_url: string;
  raw_content: string;
  meta: Record<string, string>;
}

/**
 * Opens Pagefind's own client on a bundle. It must not see a document: on a page marked as Chinese
 * it cuts queries into words of its own. In a worker there is none.
 *
 * @param bundle address of the bundle's folder, with its last slash
 */
export async function openStock(bundle: string): Promise<Pagefind> {
  const client: Pagefind = await import(/* @vite-ignore */ `${bundle}pagefind.js`);
  await client.options({ basePath: bundle, baseUrl: '/' });
  await client.init();
  return client;
}

/**
 * A phrase as Pagefind takes it: the words of the index in their order, in quotation marks. A single
 * character has none: without them it finds every word that begins with it.
 */
export function stockTerm(phrase: string): string {
  const words = phraseWords(phrase);
  const [first = ''] = words;
  return words.length === 1 && first === firstUnit(first) ? first : `"${words.join(' ')}"`;
}
