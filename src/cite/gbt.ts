import { type Citable, findableInPrint, fullTitle } from './citable.ts';
import { citedDate } from './dates.ts';

/** Marks between the elements of a reference. */
type Marks = { comma: string; colon: string; page: (page: string) => string };

const half: Marks = { comma: ', ', colon: ': ', page: (page) => `(${page})` };

/** GB/T 7714-2025, clause 7: full stop and brackets are half-width, all other marks full-width. */
const full: Marks = { comma: '，', colon: '：', page: (page) => `（${page}）` };

/** At most three names, then 等 (GB/T 7714-2015, 8.1). */
const NAMES = 3;

/** 佚名 is the standard's own word for an author who is not known (GB/T 7714-2015, 8.1). */
function authorsOf({ authors }: Citable, { comma }: Marks): string {
  if (authors.length === 0) return '佚名';
  const named = authors.slice(0, NAMES);
  return [...named, ...(authors.length > NAMES ? ['等'] : [])].join(comma);
}

/** A reference up to and with the page; what nobody knows is said to be so, in brackets. */
function printed(piece: Citable, marks: Marks, type: string): string {
  const source = piece.newspaper ?? '[报名未详]';
  const date = citedDate(piece.date) ?? '[日期不详]';
  const page = piece.page === undefined ? '' : marks.page(piece.page);
  const title = fullTitle(piece, marks.colon);
  return `${authorsOf(piece, marks)}. ${title}[${type}]. ${source}${marks.comma}${date}${page}`;
}

/** A reference in parts: between the two belongs the day on which the reader saw the page. */
export type Reference = { before: string; after: string; needsAccessDate: boolean };

const reference = (before: string, after: string, needsAccessDate: boolean): Reference => ({
  before,
  after,
  needsAccessDate,
});

/**
 * GB/T 7714-2015, newspaper article. A piece that cannot be found in print is cited from its page
 * here, `[N/OL]`, which in this edition of the standard wants the date of access.
 */
export function gbt2015(piece: Citable): Reference {
  if (findableInPrint(piece)) return reference(printed(piece, half, 'N'), '.', false);
  return reference(printed(piece, half, 'N/OL'), `. ${piece.url}.`, true);
}

/** GB/T 7714-2025, newspaper article; from the page here if it cannot be found in print. */
export function gbt2025(piece: Citable): string {
  if (findableInPrint(piece)) return `${printed(piece, full, 'N')}.`;
  return `${printed(piece, full, 'N/OL')}. ${piece.url}.`;
}
