import type { ArticleKind } from '../schema/article.ts';
import type { Place } from '../schema/place.ts';

/** What search knows of one piece: everything that a reader may search, filter or see in a result. */
export interface SearchDoc {
  id: string;
  /** Address of the page, relative to the site's base: `articles/<id>/`. */
  url: string;
  kind: ArticleKind;
  title: string;
  kicker?: string | undefined;
  subtitle?: string | undefined;
  subheads: string[];
  paragraphs: string[];
  captions: string[];
  /** Names of authors and, where it says more, the printed byline. */
  authors: string[];
  bylineText?: string | undefined;
  /** Sorts as text (`2022-06-15`); null when unknown. */
  date: string | null;
  /** How the date is shown; says so when it is not certain. */
  dateLabel: string;
  issue: string;
  newspaper: string;
  page?: string | undefined;
  /** Position in the issue. */
  order: number;
  /** First the place that the piece is about, then the others. */
  places: Place[];
  topics: string[];
}

/** The searchable parts of a piece in three ranks; no phrase reaches from one part into the next. */
export interface SearchParts {
  title: string[];
  subheads: string[];
  text: string[];
}

const present = (parts: (string | undefined)[]) =>
  parts.filter((part): part is string => part !== undefined && part.trim() !== '');

/** A piece's parts as printed: title with kicker and subtitle; subheads; text, captions, bylines. */
export function searchParts(doc: SearchDoc): SearchParts {
  return {
    title: present([doc.kicker, doc.title, doc.subtitle]),
    subheads: present(doc.subheads),
    text: present([...doc.paragraphs, ...doc.captions, ...doc.authors, doc.bylineText]),
  };
}

/** Newest first, undated last, then in printed order: the order of documents in the index. */
export function byDateDescending(a: SearchDoc, b: SearchDoc): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    if (b.date === null) return -1;
    return a.date < b.date ? 1 : -1;
  }
  if (a.issue !== b.issue) return a.issue < b.issue ? -1 : 1;
  return a.order - b.order;
}
