import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';
import { exactDay } from '../cite/dates.ts';
import { articlePath, type SiteFacts } from './site.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

/** The newest pieces of a list, for programs that tell of new ones. */
export type Feed = {
  title: string;
  /** Page that shows the same list. */
  path: `/${string}`;
  /** Address of the feed itself. */
  self: `/${string}`;
  /** In the archive's order: newest issue first. */
  articles: readonly ArticleEntry[];
};

type Source = { site: SiteFacts; issueOf: (entry: ArticleEntry) => IssueEntry };

/** Pieces in a feed: a page of a list, and little enough to ask for every hour. */
const LENGTH = 50;

/** Stands in Atom's required dates for pieces of which no date is known. */
const NO_DATE = '1970-01-01';

const newest = ({ articles }: Feed) => articles.slice(0, LENGTH);

const midnight = (day: string) => `${day}T00:00:00Z`;

/** The last day that the issue can have been printed; the archive keeps no dates of its edits. */
const updated = (issue: IssueEntry) => midnight(issue.date?.last ?? NO_DATE);

const authorsOf = (entry: ArticleEntry) =>
  entry.kind === 'photo' ? entry.photographers : entry.bylines;

const summary = (entry: ArticleEntry, issue: IssueEntry, site: SiteFacts) =>
  `${issue.newspaper}　${site.dateInWords(issue.date)}　${entry.lead}`;

function atomEntry(entry: ArticleEntry, { site, issueOf }: Source): Xml {
  const issue = issueOf(entry);
  const url = site.absolute(articlePath(entry.id));
  const day = exactDay(issue.date);
  return element(
    'entry',
    {},
    element('title', {}, site.titleOf(entry)),
    element('link', { href: url }),
    element('id', {}, url),
    element('updated', {}, updated(issue)),
    day === undefined ? undefined : element('published', {}, midnight(day)),
    ...authorsOf(entry).map((name) => element('author', {}, element('name', {}, name))),
    ...entry.topics.map((term) => element('category', { term })),
    element('summary', {}, summary(entry, issue, site)),
  );
}

/** Atom 1.0 (RFC 4287). */
export function atom(feed: Feed, source: Source): string {
  const { site } = source;
  const list = newest(feed);
  const dates = list.map((entry) => updated(source.issueOf(entry))).sort();
  return xmlDocument('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language }, [
    element('title', {}, feed.title),
    element('link', { rel: 'self', type: 'application/atom+xml', href: site.absolute(feed.self) }),
    element('link', { rel: 'alternate', type: 'text/html', href: site.absolute(feed.path) }),
    element('id', {}, site.absolute(feed.self)),
    element('updated', {}, dates.at(-1) ?? midnight(NO_DATE)),
    element('author', {}, element('name', {}, site.publisher)),
    ...list.map((entry) => atomEntry(entry, source)),
  ]);
}

/** `Thu, 30 Jun 2022 00:00:00 GMT` (RFC 822 with four digits of the year). */
const rfc822 = (day: string) => new Date(midnight(day)).toUTCString();

function rssItem(entry: ArticleEntry, { site, issueOf }: Source): Xml {
  const issue = issueOf(entry);
  const url = site.absolute(articlePath(entry.id));
  const day = exactDay(issue.date);
  return element(
    'item',
    {},
    element('title', {}, site.titleOf(entry)),
    element('link', {}, url),
    element('guid', { isPermaLink: 'true' }, url),
    day === undefined ? undefined : element('pubDate', {}, rfc822(day)),
    ...authorsOf(entry).map((name) => element('dc:creator', {}, name)),
    ...entry.topics.map((term) => element('category', {}, term)),
    element('description', {}, summary(entry, issue, site)),
  );
}

/** RSS 2.0. Pieces whose day is not known have no date there. */
export function rss(feed: Feed, source: Source): string {
  const { site } = source;
  const spaces = {
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  const self = { rel: 'self', type: 'application/rss+xml', href: site.absolute(feed.self) };
  return xmlDocument('rss', { version: '2.0', ...spaces }, [
    element(
      'channel',
      {},
      element('title', {}, feed.title),
      element('link', {}, site.absolute(feed.path)),
      element('description', {}, site.description),
      element('language', {}, site.language),
      element('atom:link', self),
      ...newest(feed).map((entry) => rssItem(entry, source)),
    ),
  ]);
}
