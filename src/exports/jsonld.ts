import type {
  Dataset,
  NewsArticle,
  Organization,
  Place as PlaceThing,
  PublicationIssue,
  WebSite,
  WithContext,
} from 'schema-dts';
import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';
import { placePath as divisions, placeKey, placesOf } from '../archive/places.ts';
import { type Citable, fullTitle } from '../cite/citable.ts';
import { isExact } from '../cite/dates.ts';
import { UNKNOWN_NEWSPAPER } from '../schema/issue.ts';
import type { Place } from '../schema/place.ts';
import { authorPath, issuePath, placePath, type SiteFacts } from './site.ts';

const CONTEXT = 'https://schema.org' as const;

/** Who publishes these descriptions; the pieces themselves were published by the newspaper. */
const archivist = (site: SiteFacts): Organization => ({
  '@type': 'Organization',
  name: site.publisher,
  url: site.absolute('/'),
});

/** A date that schema.org can hold: as far as it is known, never an estimate. */
const published = ({ date }: { date: IssueEntry['date'] }) =>
  date && isExact(date) ? { datePublished: date.edtf } : {};

/** An issue as an object: the type also allows its bare address. */
type IssueThing = Extract<PublicationIssue, { '@type': 'PublicationIssue' }>;

function issueThing(issue: IssueEntry, site: SiteFacts): IssueThing {
  const url = site.absolute(issuePath(issue.id));
  const { newspaper, number } = issue;
  return {
    '@type': 'PublicationIssue',
    '@id': url,
    name: `${newspaper}　${site.dateInWords(issue.date)}`,
    ...(number !== undefined && { issueNumber: number }),
    ...published(issue),
    ...(newspaper !== UNKNOWN_NEWSPAPER && {
      isPartOf: { '@type': 'Newspaper', name: newspaper },
    }),
  };
}

const placeThing = (place: Place, site: SiteFacts): PlaceThing => ({
  '@type': 'Place',
  name: divisions(place)
    .map(({ name }) => name)
    .join(''),
  url: site.absolute(placePath(placeKey(place))),
});

/**
 * A piece as schema.org describes news; its text is on the page and not said again. Text that
 * belongs to no piece is no article and gets none.
 *
 * @param slugOf last part of the address of an author's page
 */
export function newsArticle(
  entry: ArticleEntry,
  issue: IssueEntry,
  piece: Citable,
  { site, slugOf }: { site: SiteFacts; slugOf: (name: string) => string | undefined },
): WithContext<NewsArticle> | undefined {
  if (entry.kind === 'stray') return undefined;
  const places = placesOf(entry).map((place) => placeThing(place, site));
  const authors = piece.authors.map((name) => {
    const slug = slugOf(name);
    const url = slug === undefined ? {} : { url: site.absolute(authorPath(slug)) };
    return { '@type': 'Person' as const, name, ...url };
  });
  return {
    '@context': CONTEXT,
    '@type': 'NewsArticle',
    '@id': piece.url,
    mainEntityOfPage: piece.url,
    headline: fullTitle(piece, '：'),
    inLanguage: piece.language,
    ...(authors.length > 0 && { author: authors }),
    ...published(issue),
    isPartOf: issueThing(issue, site),
    ...(piece.page !== undefined && { printPage: piece.page }),
    position: entry.order,
    ...(places.length > 0 && { contentLocation: places }),
    ...(entry.topics.length > 0 && { keywords: entry.topics.join(',') }),
    sdPublisher: archivist(site),
  };
}

export const issuePage = (issue: IssueEntry, site: SiteFacts): WithContext<IssueThing> => ({
  '@context': CONTEXT,
  ...issueThing(issue, site),
  url: site.absolute(issuePath(issue.id)),
  sdPublisher: archivist(site),
});

/** The archive as a whole, on its home page. */
export const webSite = (site: SiteFacts): WithContext<WebSite> => ({
  '@context': CONTEXT,
  '@type': 'WebSite',
  '@id': site.absolute('/'),
  url: site.absolute('/'),
  name: site.title,
  description: site.description,
  inLanguage: site.language,
  publisher: archivist(site),
});

/** The data to take away, for search engines of data sets. */
export const dataset = (
  site: SiteFacts,
  files: readonly { path: `/${string}`; type: string }[],
): WithContext<Dataset> => ({
  '@context': CONTEXT,
  '@type': 'Dataset',
  '@id': site.absolute('/data/'),
  url: site.absolute('/data/'),
  name: site.title,
  description: site.description,
  inLanguage: site.language,
  creator: archivist(site),
  isAccessibleForFree: true,
  distribution: files.map(({ path, type }) => ({
    '@type': 'DataDownload',
    contentUrl: site.absolute(path),
    encodingFormat: type,
  })),
});

/** JSON for a script element: nothing in it can end the element or open a comment. */
export const jsonLdText = (thing: object): string =>
  JSON.stringify(thing).replaceAll('<', '\\u003c');
