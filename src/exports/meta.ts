import type { Citable } from '../cite/citable.ts';
import { fullTitle } from '../cite/citable.ts';
import { isExact, machineDate } from '../cite/dates.ts';

/** A `meta` element: `name` for Highwire and Dublin Core, `property` for Open Graph. */
export type Meta = ({ name: string } | { property: string }) & { content: string };

const named = (name: string, content: string | undefined): Meta[] =>
  content === undefined ? [] : [{ name, content }];

const property = (name: string, content: string | undefined): Meta[] =>
  content === undefined ? [] : [{ property: name, content }];

/** `2022/06/30`, as Google Scholar wants it; nothing for a date that was worked out. */
function highwireDate({ date }: Citable): string | undefined {
  return date && isExact(date) ? date.edtf.replaceAll('-', '/') : undefined;
}

/** Highwire Press tags, which Google Scholar and Zotero read. */
const highwire = (piece: Citable): Meta[] => [
  ...named('citation_title', fullTitle(piece, '：')),
  ...piece.authors.flatMap((name) => named('citation_author', name)),
  ...named('citation_publication_date', highwireDate(piece)),
  ...named('citation_journal_title', piece.newspaper),
  ...named('citation_issue', piece.number),
  ...named('citation_firstpage', piece.page),
  ...named('citation_language', piece.language),
  ...named('citation_public_url', piece.url),
  // Zotero takes everything with a citation_title for a journal article unless it is told.
  ...named('z:itemType', 'newspaperArticle'),
];

/** Dublin Core; its date may be EDTF, so that an estimate is given as one. */
const dublinCore = (piece: Citable, topics: readonly string[]): Meta[] => [
  ...named('DC.title', fullTitle(piece, '：')),
  ...piece.authors.flatMap((name) => named('DC.creator', name)),
  ...named('DC.date', machineDate(piece.date)),
  ...named('DC.source', piece.newspaper),
  ...topics.flatMap((topic) => named('DC.subject', topic)),
  ...named('DC.type', 'Text'),
  ...named('DC.identifier', piece.url),
  ...named('DC.language', piece.language),
];

/** Tags of a piece for programs that collect citations. */
export const citationMeta = (piece: Citable, topics: readonly string[]): Meta[] => [
  ...highwire(piece),
  ...dublinCore(piece, topics),
];

/** A page as messengers and social networks show a link to it. */
export type Preview = {
  type: 'article' | 'website';
  title: string;
  description: string | undefined;
  url: string;
  site: string;
  /** BCP 47 tag. */
  language: string;
  card: { url: string; width: number; height: number; alt: string } | undefined;
  /** Day on which the piece was printed, if it is known. */
  published: string | undefined;
};

/** Open Graph wants `language_TERRITORY`. */
const LOCALES: Readonly<Record<string, string>> = { 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW' };

export function openGraph(page: Preview): Meta[] {
  const { card } = page;
  return [
    ...property('og:type', page.type),
    ...property('og:title', page.title),
    ...property('og:description', page.description),
    ...property('og:url', page.url),
    ...property('og:site_name', page.site),
    ...property('og:locale', LOCALES[page.language]),
    ...property('article:published_time', page.published),
    ...(card
      ? [
          ...property('og:image', card.url),
          ...property('og:image:width', String(card.width)),
          ...property('og:image:height', String(card.height)),
          ...property('og:image:alt', card.alt),
          ...named('twitter:card', 'summary_large_image'),
        ]
      : []),
  ];
}
