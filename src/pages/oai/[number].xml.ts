import type { APIRoute, GetStaticPaths } from 'astro';
import { siteArchive } from '../../archive/site.ts';
import { OAI_LENGTH, oaiNumbers, oaiRepository } from '../../exports/oai.ts';
import { citableOf } from '../../ui/citable.ts';
import { siteFacts, siteHost } from '../../ui/site.ts';

export const getStaticPaths = (() =>
  oaiNumbers(siteArchive().articles.length).map((number) => ({
    params: { number: String(number) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<never, { number: string }> = ({ params }) => {
  const { articles, issueOf } = siteArchive();
  const end = Number(params.number) * OAI_LENGTH;
  // Oldest last in the archive's order: numbered from there, so that parts stay as they are.
  const part = articles.toReversed().slice(end - OAI_LENGTH, end);
  const items = part.map((entry) => ({
    entry,
    issue: issueOf(entry),
    piece: citableOf(entry, issueOf(entry)),
  }));
  const self = `/oai/${params.number}.xml` as const;
  const text = oaiRepository(items, { site: siteFacts, host: siteHost, self });
  return new Response(text, { headers: { 'Content-Type': 'text/xml; charset=utf-8' } });
};
