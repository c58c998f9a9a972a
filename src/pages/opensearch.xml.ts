import type { APIRoute } from 'astro';
import { openSearch } from '../exports/opensearch.ts';
import { siteFacts } from '../ui/site.ts';

export const GET: APIRoute = () =>
  new Response(openSearch(siteFacts), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml; charset=utf-8' },
  });
