import type { RouteData } from 'astro';
import { isInShard, type Shard, together } from './shard.ts';
import type { PageItem } from './template.ts';

/** A page or endpoint that Astro is to render; `cacheKey` changes with everything that it shows. */
export interface PathWithRoute {
  pathname: string;
  route: RouteData;
  cacheKey?: string | undefined;
  /** What its template is given. */
  item: PageItem;
}

/** Pages that servers look for under these very names. */
const STATUS_PAGE = /^\/(?:404|500)\/?$/;

/** File of a path inside the site, as `build.format: 'directory'` has it. */
export function fileOf({ pathname, route }: PathWithRoute): string {
  const path = pathname.replace(/^\//, '').replace(/\/$/, '');
  if (route.type === 'endpoint') return path;
  if (STATUS_PAGE.test(pathname)) return `${path}.html`;
  return path === '' ? 'index.html' : `${path}/index.html`;
}

/** Address under which a path is rendered; pages end in a slash, endpoints do not. */
export function addressOf({ pathname, route }: PathWithRoute, site: string, base: string): string {
  const path = pathname.replace(/^\//, '').replace(/\/$/, '');
  const slash = route.type === 'endpoint' || path === '' ? '' : '/';
  return new URL(`${base.replace(/\/?$/, '/')}${path}${slash}`, site).href;
}

/** Where a site will be. */
export interface Site {
  site: string;
  base: string;
}

/**
 * Paths by file, the pages of a subject together. Where two routes give the same address, the first
 * one wins, as in Astro.
 */
export function byFile(paths: readonly PathWithRoute[], shard?: Shard): Map<string, PathWithRoute> {
  const files = new Map<string, PathWithRoute>();
  for (const path of together(paths)) {
    const file = fileOf(path);
    if (!files.has(file) && (!shard || isInShard(path, shard))) files.set(file, path);
  }
  return files;
}
