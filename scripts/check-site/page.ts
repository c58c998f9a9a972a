import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Something wrong with a built site. */
export type Finding = { file: string; message: string };

/** The site that is looked at. */
export type Built = {
  /** Folder of the build. */
  dist: string;
  /** Origin and path that it is published under, with the last slash: `https://host/archive/`. */
  root: string;
};

/** What there is to check in a page, as a browser's parser reads it. */
export type SitePage = {
  /** Path inside the build, such as `articles/abc123/index.html`. */
  file: string;
  /** Its address. */
  url: string;
  links: { element: string; url: string }[];
  ids: ReadonlySet<string>;
  canonical: string | undefined;
  /** Values of `meta`, by `name` or `property`. */
  meta: ReadonlyMap<string, string[]>;
  /** Texts of its JSON-LD. */
  things: string[];
};

const ADDRESSED = ['href', 'src', 'action', 'poster', 'cite'];

function elementsOf(node: Tree.Node): Tree.Element[] {
  const found: Tree.Element[] = 'tagName' in node ? [node] : [];
  const children = 'childNodes' in node ? node.childNodes : [];
  return [...found, ...children.flatMap(elementsOf)];
}

const attribute = (element: Tree.Element, name: string) =>
  element.attrs.find((each) => each.name === name)?.value;

const textOf = (element: Tree.Element) =>
  element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

export function readPage(file: string, html: string, root: string): SitePage {
  const elements = elementsOf(parse(html));
  const meta = new Map<string, string[]>();
  for (const element of elements.filter(({ tagName }) => tagName === 'meta')) {
    const name = attribute(element, 'name') ?? attribute(element, 'property');
    const content = attribute(element, 'content');
    if (name !== undefined && content !== undefined) {
      meta.set(name, [...(meta.get(name) ?? []), content]);
    }
  }
  const links = elements.flatMap((element) =>
    ADDRESSED.flatMap((name) => {
      const url = attribute(element, name);
      return url === undefined ? [] : [{ element: element.tagName, url }];
    }),
  );
  const canonical = elements.find((element) => attribute(element, 'rel') === 'canonical');
  const isThing = (element: Tree.Element) => attribute(element, 'type') === 'application/ld+json';
  return {
    file,
    url: root + file.replace(/(^|\/)index\.html$/, '$1'),
    links,
    ids: new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])),
    canonical: canonical && attribute(canonical, 'href'),
    meta,
    things: elements.filter(isThing).map(textOf),
  };
}

export const htmlFiles = ({ dist }: Built): string[] =>
  globSync('**/*.html', { cwd: dist })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

export const readBuilt = ({ dist }: Built, file: string): string =>
  readFileSync(join(dist, file), 'utf8');
