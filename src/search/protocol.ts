import type { Query } from './query.ts';
import type { Shown } from './reader/results.ts';

/** What the page and the search worker say to each other. */

export type Sort = 'best' | 'newest' | 'oldest';

export interface Request {
  /** Number of the request; answers carry it. */
  id: number;
  /** Address of the folder of the index, with its last slash. */
  bundle: string;
  typed: string;
  /** Chosen values by facet name. */
  choice: Record<string, string[]>;
  /** First and last month chosen, `2022-06`. */
  months?: [from: string, to: string];
  sort: Sort;
  /** Results wanted: from number `start` (0 is the best), `count` of them. */
  start: number;
  count: number;
  /** Facets that are shown, so their counts are wanted. */
  facets: string[];
}

/** What the query was read as, and how many pieces hold it. */
export interface Found {
  kind: 'found';
  id: number;
  /** Number of the first result that will follow. */
  start: number;
  query: Query;
  /** Answered by Pagefind's own client: no facets, no months, always the newest first. */
  plain?: true;
  /** Pieces that hold what was typed, and all chosen values. */
  total: number;
  /** Pieces besides them that are about a place that was typed, without naming it. */
  byPlace: number;
  /** Pieces found in each month of the archive that has any, newest first; '' is undated. */
  months: [month: string, count: number][];
}

export interface Counts {
  kind: 'counts';
  id: number;
  facet: string;
  values: { key: string; label: string; parent?: string; count: number }[];
}

export interface Result {
  kind: 'result';
  id: number;
  /** Place among all results; 0 is the best. */
  at: number;
  shown: Shown;
  /** Found by its place only. */
  byPlace: boolean;
}

/** A query that finds something, for one that found nothing. */
export interface Offer {
  /** Part of what was typed; without a word of it; a name known; sounding the same; a little different. */
  how: 'part' | 'without' | 'name' | 'sound' | 'similar';
  typed: string;
  count: number;
}

/** What may help where nothing was found. */
export interface Help {
  kind: 'help';
  id: number;
  offers: Offer[];
  /** Pieces that would be found if nothing were chosen; 0 when that is not why. */
  unchosen: number;
}

/** Everything that was asked for has been sent. */
export interface Done {
  kind: 'done';
  id: number;
}

/** The connection was lost, or something else went wrong; asking again may help. */
export interface Failed {
  kind: 'failed';
  id: number;
  reason: string;
}

export type Answer = Found | Counts | Result | Help | Done | Failed;
