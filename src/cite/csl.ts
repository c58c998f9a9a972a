import { type Citable, fullTitle } from './citable.ts';
import { citedDate, isExact } from './dates.ts';

type CslDate = { 'date-parts': number[][] } | { literal: string };

/** One item of CSL-JSON, of the fields that a newspaper article has. */
export type CslItem = {
  id: string;
  type: 'article-newspaper';
  title: string;
  author?: { literal: string }[];
  'container-title'?: string;
  issued?: CslDate;
  issue?: string;
  page?: string;
  URL: string;
  language: string;
};

/**
 * A date that was worked out goes in as text: programs drop `circa` and the end of a range when
 * they read CSL-JSON (Zotero does), and an estimate would come out as a day.
 */
function issued({ date }: Citable): CslDate | undefined {
  if (date === undefined) return undefined;
  const { year, month, day } = date.from;
  if (!isExact(date)) return { literal: citedDate(date) ?? '' };
  return { 'date-parts': [[year, month, day].filter((part) => part !== undefined)] };
}

/** Names are literal: cutting a Chinese name into family and given name would be a guess. */
export function cslItem(piece: Citable): CslItem {
  const date = issued(piece);
  return {
    id: piece.id,
    type: 'article-newspaper',
    title: fullTitle(piece, '：'),
    ...(piece.authors.length > 0 && { author: piece.authors.map((literal) => ({ literal })) }),
    ...(piece.newspaper !== undefined && { 'container-title': piece.newspaper }),
    ...(date && { issued: date }),
    ...(piece.number !== undefined && { issue: piece.number }),
    ...(piece.page !== undefined && { page: piece.page }),
    URL: piece.url,
    language: piece.language,
  };
}

/** A CSL-JSON file: an array of one item. */
export const cslJson = (piece: Citable): string => `${JSON.stringify([cslItem(piece)], null, 1)}\n`;
