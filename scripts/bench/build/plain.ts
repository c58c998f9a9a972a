import type { Archive } from '../../../src/archive/archive.ts';
import type { ArticleEntry } from '../../../src/archive/entry.ts';
import { placePath } from '../../../src/archive/places.ts';

/** Somewhere that a page links to. */
export type Link = [path: string, name: string];

/** What the plain page of a piece shows besides its text: the same for every program compared. */
export interface PlainPiece {
  id: string;
  title: string;
  day: string;
  newspaper: string;
  issue: Link;
  authors: Link[];
  places: Link[];
  topics: Link[];
  previous: Link | undefined;
  next: Link | undefined;
}

/** A list of pieces, paginated. */
export interface PlainList {
  path: string;
  name: string;
  pieces: readonly ArticleEntry[];
}

/** Pieces on one page of a list. */
export const PER_PAGE = 50;

export const titleOf = ({ title, id }: ArticleEntry) => title || `图片 ${id}`;
const articleLink = (entry: ArticleEntry | undefined): Link | undefined =>
  entry && [`/articles/${entry.id}/`, titleOf(entry)];

/** Counties and towns have a page in the comparison. */
const LEVELS = new Set(['county', 'town']);

export function plainPiece(archive: Archive, entry: ArticleEntry): PlainPiece {
  const issue = archive.issueOf(entry);
  const { previous, next } = archive.neighbours(entry);
  const date = issue.date?.edtf ?? '';
  return {
    id: entry.id,
    title: titleOf(entry),
    day: date,
    newspaper: issue.newspaper,
    issue: [`/issues/${issue.id}/`, `${issue.newspaper} ${date}`],
    authors: entry.bylines.map((name) => [`/authors/${archive.author(name)?.slug}/`, name]),
    places: (entry.place ? placePath(entry.place) : [])
      .filter(({ level }) => LEVELS.has(level))
      .map(({ key, name }) => [`/places/${key}/`, name]),
    topics: entry.topics.map((id) => [`/topics/${archive.topic(id)?.slug}/`, id]),
    previous: articleLink(previous),
    next: articleLink(next),
  };
}

/** All lists of the comparison: issues, counties, towns, topics, authors. */
export function* plainLists(archive: Archive): Generator<PlainList> {
  for (const { id, newspaper, date, articles } of archive.issues) {
    yield { path: `/issues/${id}/`, name: `${newspaper} ${date?.edtf ?? ''}`, pieces: articles };
  }
  for (const { key, level, name, articles } of archive.allPlaces) {
    // Only the place a piece is mainly about counts: a taxonomy term knows no other.
    const pieces = articles.filter(({ place }) => place?.code.startsWith(key));
    if (LEVELS.has(level) && pieces.length > 0) yield { path: `/places/${key}/`, name, pieces };
  }
  for (const { slug, id, articles } of archive.topics) {
    yield { path: `/topics/${slug}/`, name: id, pieces: articles };
  }
  for (const { slug, name, articles } of archive.authors) {
    const pieces = articles.filter(({ bylines }) => bylines.includes(name));
    if (pieces.length > 0) yield { path: `/authors/${slug}/`, name, pieces };
  }
}
