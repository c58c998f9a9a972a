import { plainQuery } from '../../../src/search/plain.ts';
import { evaluate } from '../../../src/search/reader/evaluate.ts';
import { facetLoader } from '../../../src/search/reader/facets.ts';
import { openIndex } from '../../../src/search/reader/index.ts';
import { resultLoader } from '../../../src/search/reader/results.ts';
import { normaliser } from '../../../src/search/tokenize.ts';
import { traditionalToSimplified } from '../../index/folding.ts';
import { serveSite } from '../../serve/server.ts';
import type { BenchQuery } from './queries.ts';

/** What one query found against what it should have found. */
export interface Score {
  right: number;
  found: number;
  wanted: number;
}

export function score(found: ReadonlySet<string>, wanted: ReadonlySet<string>): Score {
  const right = [...found].filter((url) => wanted.has(url)).length;
  return { right, found: found.size, wanted: wanted.size };
}

/** The pieces that our reader finds for each query, by their addresses in the order of the index. */
export async function findAll(
  folder: string,
  queries: readonly BenchQuery[],
  urls: readonly string[],
): Promise<Set<string>[]> {
  const site = await serveSite(folder, '/', 0);
  try {
    const index = await openIndex(`${site.url}pagefind/`);
    const table = traditionalToSimplified();
    const normalise = normaliser(table);
    const results = resultLoader(index, normalise, async () => normalise);
    const found: Set<string>[] = [];
    for (const { texts } of queries) {
      const query = plainQuery(texts.join(' '), normalise);
      if (!query) throw new Error(`${texts} is more than text`);
      const { docs } = await evaluate(
        query,
        {
          index,
          facet: facetLoader(index),
          confirm: results.confirm,
          normalise,
        },
        () => false,
      );
      found.push(new Set(docs.map((doc) => urls[doc] ?? '')));
    }
    return found;
  } finally {
    await site.close();
  }
}
