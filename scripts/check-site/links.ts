import { relative } from 'node:path';
import { locate } from '../serve/locate.ts';
import type { Built, Finding, SitePage } from './page.ts';

/** Every address of the site that a page names leads to a file, and its fragment to an element. */
export function checkLinks(built: Built, pages: readonly SitePage[]): Finding[] {
  const { origin, pathname: base } = new URL(built.root);
  const byFile = new Map(pages.map((page) => [page.file, page]));
  return pages.flatMap((page) =>
    page.links.flatMap(({ element, url }): Finding[] => {
      const target = new URL(url, page.url);
      if (target.origin !== origin) return [];
      const broken = (why: string) => [{ file: page.file, message: `<${element}> ${url}: ${why}` }];
      const found = locate(built.dist, base, target.pathname);
      if (found.kind !== 'file') return broken(found.kind);
      const fragment = decodeURIComponent(target.hash.slice(1));
      const file = relative(built.dist, found.path).replaceAll('\\', '/');
      const known = byFile.get(file);
      if (fragment === '' || fragment.startsWith(':~:') || known?.ids.has(fragment)) return [];
      return broken('no such id');
    }),
  );
}
