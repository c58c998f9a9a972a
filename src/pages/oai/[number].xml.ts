import type { APIRoute, GetStaticPaths } from 'astro';
import type { ArticleEntry } from '../../archive/entry.ts';
import { siteArchive } from '../../archive/site.ts';
import { OAI_LENGTH, oaiNumbers, oaiRepository } from '../../exports/oai.ts';
import { citableOf } from '../../ui/citable.ts';
import { siteFacts, siteHost } from '../../ui/site.ts';

/** Oldest last in the archive's order: numbered from there, so that parts stay as they are. */
const piecesOf = (articles: readonly ArticleEntry[], number: number) =>
  articles.toReversed().slice((number - 1) * OAI_LENGTH, number * OAI_LENGTH);

export const getStaticPaths = (() => {
  const { articles, keys } = siteArchive();
  return oaiNumbers(articles.length).map((number) => ({
    params: { number: String(number) },
    cacheKey: keys.list(piecesOf(articles, number)),
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<never, { number: string }> = ({ params }) => {
  const { articles, issueOf } = siteArchive();
  const items = piecesOf(articles, Number(params.number)).map((entry) => ({
    entry,
    issue: issueOf(entry),
    piece: citableOf(entry, issueOf(entry)),
  }));
  const self = `/oai/${params.number}.xml` as const;
  const text = oaiRepository(items, { site: siteFacts, host: siteHost, self });
  return new Response(text, { headers: { 'Content-Type': 'text/xml; charset=utf-8' } });
};
