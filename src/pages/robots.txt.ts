import type { APIRoute } from 'astro';
import { robots } from '../exports/sitemap.ts';
import { absolute } from '../ui/href.ts';

export const GET: APIRoute = () => new Response(robots(absolute('/sitemap.xml')));
