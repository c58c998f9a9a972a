import { href } from './href.ts';
import { ui } from './index.ts';

/** What a page of a list is of, as the query language names it. */
export type ListOf = { field: keyof typeof ui.searching.fields; name: string };

/** Address of the search among the pieces of a list; more words can be typed after it. */
export const searchAmong = ({ field, name }: ListOf): string =>
  `${href('/search/')}?q=${encodeURIComponent(`${ui.searching.fields[field]}:${name} `)}`;
