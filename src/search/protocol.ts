import type { Segment } from './excerpt.ts';

/** What the page asks of the search worker. */
export interface Request {
  id: number;
  /** Address of the folder of the index, with its last slash. */
  bundle: string;
  typed: string;
  /** Chosen values by filter name. */
  filters: Record<string, string[]>;
  /** Results wanted: from number `from` (0 is the best), `count` of them. */
  from: number;
  count: number;
}

/** One result, ready to be shown. */
export interface Shown {
  /** Address relative to the site's base. */
  url: string;
  meta: Record<string, string>;
  title: Segment[];
  excerpt: Segment[];
}

/** What the worker answers; `id` is that of the request. */
export interface Answer {
  id: number;
  total: number;
  results: Shown[];
  /** Pieces with each value of each filter, among those found. */
  counts: Record<string, Record<string, number>>;
  error?: string;
}
