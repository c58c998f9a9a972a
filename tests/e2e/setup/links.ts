import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A reference to another resource in a built page. */
export interface Link {
  /** `a`, `link[canonical]`, `script`, `img`… */
  element: string;
  /** As written. */
  url: string;
  rel: string;
}

export interface BuiltPage {
  /** Path of the file in the built folder, such as `articles/abc123/index.html`. */
  file: string;
  links: Link[];
  /** Ids that fragments may point to. */
  ids: string[];
  language: string;
  title: string;
}

/** Attributes whose value is an address that the browser may load or go to. */
const ADDRESSED = 'href src action poster data cite formaction manifest ping'.split(' ');

/** Runs in the browser: HTML is read by the parser that readers use, not by a regular expression. */
function inspect({ html, attributes }: { html: string; attributes: string[] }) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const links = [];
  for (const element of page.querySelectorAll('*')) {
    for (const name of attributes) {
      const url = element.getAttribute(name);
      if (url === null) continue;
      const rel = element.getAttribute('rel') ?? '';
      const tag = element.localName;
      links.push({ element: tag === 'link' ? `link[${rel}]` : tag, url, rel });
    }
    for (const part of (element.getAttribute('srcset') ?? '').split(',')) {
      const url = part.trim().split(/\s+/)[0];
      if (url) links.push({ element: 'srcset', url, rel: '' });
    }
  }
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
  return { links, ids, language: page.documentElement.lang, title: page.title };
}

/** Every HTML page of a built folder with its links, read through the parser of a browser. */
export async function builtPages(browserPage: Page, dist: string): Promise<BuiltPage[]> {
  const pages: BuiltPage[] = [];
  for (const file of globSync('**/*.html', { cwd: dist }).sort()) {
    const html = readFileSync(join(dist, file), 'utf8');
    const seen = await browserPage.evaluate(inspect, { html, attributes: ADDRESSED });
    pages.push({ file: file.replaceAll('\\', '/'), ...seen });
  }
  return pages;
}
