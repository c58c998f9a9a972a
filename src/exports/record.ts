import { bodyBlocks } from '../archive/body.ts';
import type { ArticleEntry } from '../archive/entry.ts';
import type { ArticleFile } from '../archive/files.ts';
import type { IssueEntry } from '../archive/issue.ts';
import { isExact } from '../cite/dates.ts';
import type { Article } from '../schema/article.ts';
import { UNKNOWN_NEWSPAPER } from '../schema/issue.ts';
import type { Place } from '../schema/place.ts';
import { articlePath, type SiteFacts } from './site.ts';

/** What an issue says of itself in every export; null is not known. */
export type IssueFacts = {
  issue: string;
  newspaper: string | null;
  number: string | null;
  /** EDTF (ISO 8601-2), as in the issue's file. */
  date: string | null;
  /** The date was not printed, it was worked out from the text. */
  date_inferred: boolean;
  /** First and last day that it can be. */
  date_first: string | null;
  date_last: string | null;
};

export function issueFacts({ id, newspaper, number, date }: IssueEntry): IssueFacts {
  return {
    issue: id,
    newspaper: newspaper === UNKNOWN_NEWSPAPER ? null : newspaper,
    number: number ?? null,
    date: date?.edtf ?? null,
    date_inferred: date !== undefined && !isExact(date),
    date_first: date?.first ?? null,
    date_last: date?.last ?? null,
  };
}

/** One piece with everything that the archive knows of it, in the characters of its source. */
export type ArticleRecord = IssueFacts & {
  id: string;
  url: string;
  kind: Article['kind'];
  kicker: string | null;
  title: string | null;
  subtitle: string | null;
  /** As printed, and cut into names. */
  byline: string | null;
  authors: string[];
  page: string | null;
  order: number;
  place: Place | null;
  other_places: Place[];
  topics: string[];
  /** Paragraphs and subheads, an empty line between two; a subhead begins with `## `. */
  text: string;
  photos: Article['photos'];
  source: Article['source'];
  emendations: Article['emendations'];
  /** Doubtful readings, kept as they are printed. */
  queries: Article['queries'];
  /** How far each field that was worked out may be trusted. */
  certainty: Record<string, string>;
  flags: string[];
};

const bodyText = (body: string) =>
  bodyBlocks(body)
    .map(({ kind, text }) => (kind === 'subhead' ? `## ${text}` : text))
    .join('\n\n');

export function articleRecord(
  entry: ArticleEntry,
  { article, body }: ArticleFile,
  issue: IssueEntry,
  site: SiteFacts,
): ArticleRecord {
  const certainty = Object.entries(article.guesses).map(([field, guess]) => [
    field,
    guess.certainty,
  ]);
  return {
    id: entry.id,
    url: site.absolute(articlePath(entry.id)),
    kind: article.kind,
    kicker: article.kicker ?? null,
    title: article.title === '' ? null : article.title,
    subtitle: article.subtitle ?? null,
    byline: article.bylineText ?? null,
    authors: article.bylines,
    ...issueFacts(issue),
    page: article.page ?? null,
    order: article.order,
    place: article.place ?? null,
    other_places: article.otherPlaces,
    topics: article.topics,
    text: bodyText(body),
    photos: article.photos,
    source: article.source,
    emendations: article.emendations,
    queries: article.queries,
    certainty: Object.fromEntries(certainty),
    flags: article.flags,
  };
}
