import type { ArticleKind } from '../schema/article.ts';
import type { Place } from '../schema/place.ts';

/** What search knows of a piece without its text: its place in the index, and its facets. */
export interface PieceFacts {
  id: string;
  kind: ArticleKind;
  /** Names of authors. */
  authors: string[];
  /** Earliest and latest day it can be of, `2022-06-15`; null when unknown. */
  date: string | null;
  dateLast: string | null;
  issue: string;
  newspaper: string;
  page?: string | undefined;
  /** Position in the issue. */
  order: number;
  /** First the place that the piece is about, then the others. */
  places: Place[];
  topics: string[];
}

/** What search knows of one piece: everything that a reader may search, filter or see in a result. */
export interface SearchDoc extends PieceFacts {
  /** Address of the page, relative to the site's base: `articles/<id>/`. */
  url: string;
  title: string;
  /** What a result is headed by when nothing was printed as its title; not searched. */
  label?: string | undefined;
  kicker?: string | undefined;
  subtitle?: string | undefined;
  subheads: string[];
  paragraphs: string[];
  captions: string[];
  /** Surroundings of what an editor corrected, as they were printed: both readings are found. */
  printed: string[];
  /** The printed byline, where it says more than names. */
  bylineText?: string | undefined;
  /** How the date is shown; says so when it is not certain. */
  dateLabel: string;
  /** How the number of the issue and the page are shown. */
  numberLabel?: string | undefined;
  pageLabel?: string | undefined;
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
    text: present([
      ...doc.paragraphs,
      ...doc.captions,
      ...doc.authors,
      doc.bylineText,
      ...doc.printed,
    ]),
  };
}

/** What decides where a piece stands in the index. */
type IndexPlace = Pick<PieceFacts, 'date' | 'issue' | 'order' | 'id' | 'places'>;

/** Digits of a statistical division code that name the county. */
const COUNTY = 6;

/** Order in which pieces are listed: newest first, undated last; see `compareInIndex`. */
function compareNewestFirst(a: IndexPlace, b: IndexPlace): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    if (b.date === null) return -1;
    return a.date < b.date ? 1 : -1;
  }
  const keys = (piece: IndexPlace) => [piece.issue, piece.places[0]?.code.slice(0, COUNTY) ?? ''];
  const [issueA = '', countyA = ''] = keys(a);
  const [issueB = '', countyB = ''] = keys(b);
  if (issueA !== issueB) return issueA < issueB ? -1 : 1;
  if (countyA !== countyB) return countyA < countyB ? -1 : 1;
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

/**
 * Order of the index: undated first, then from the oldest, so that numbers of pieces stay when new
 * ones come; within an issue by county, which keeps the columns of numbers small. Results are listed
 * from the last piece to the first: an issue's are numbered backwards, to be listed as printed.
 */
export const compareInIndex = (a: IndexPlace, b: IndexPlace): number => compareNewestFirst(b, a);
