import type { IssueDate } from '../archive/dates.ts';
import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';
import { UNKNOWN_NEWSPAPER } from '../schema/issue.ts';
import { exactDay } from './dates.ts';

/**
 * What a citation says of a piece. What is not known is absent: nothing stands in for a name or a
 * date, and each format says "unknown" in its own way.
 */
export type Citable = {
  id: string;
  /** In the characters of the source; for a piece printed without a title, a description of it. */
  title: string;
  /** The title was not printed, it is a description made here. */
  described: boolean;
  subtitle: string | undefined;
  /** In printed order; the photographers of a photo piece. */
  authors: readonly string[];
  newspaper: string | undefined;
  date: IssueDate | undefined;
  /** Number of the issue. */
  number: string | undefined;
  page: string | undefined;
  /** Permalink with its origin. */
  url: string;
  /** BCP 47 tag of the text. */
  language: string;
};

/** Citations are single lines of text: every run of white space and controls is one space. */
const line = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

const optional = (text: string | undefined) =>
  text === undefined || line(text) === '' ? undefined : line(text);

/** A subtitle after a dash is cited without the dash: the formats have their own mark for it. */
const withoutDash = (text: string | undefined) => text?.replace(/^[\s—–―─-]+/u, '');

/**
 * @param description what to call a piece that was printed without a title
 * @param url permalink with its origin
 * @param language BCP 47 tag of the archive's texts
 */
export function citable(
  entry: ArticleEntry,
  issue: IssueEntry,
  { description, url, language }: { description: string; url: string; language: string },
): Citable {
  const title = line(entry.title);
  const described = title === '';
  const authors = entry.kind === 'photo' ? entry.photographers : entry.bylines;
  return {
    id: entry.id,
    title: described ? line(description) : title,
    described,
    subtitle: described ? undefined : optional(withoutDash(entry.subtitle)),
    authors: authors.map(line).filter((name) => name !== ''),
    newspaper: issue.newspaper === UNKNOWN_NEWSPAPER ? undefined : optional(issue.newspaper),
    date: issue.date,
    number: optional(issue.number),
    page: optional(entry.page),
    url,
    language,
  };
}

/** Title as one string, `mark` between it and the subtitle; a description stands in brackets. */
export function fullTitle({ title, described, subtitle }: Citable, mark: string): string {
  if (described) return `[${title}]`;
  return subtitle === undefined ? title : `${title}${mark}${subtitle}`;
}

/**
 * Whether a library that has the newspaper can find the piece: its name and the very day are
 * known. If not, the archive's own page has to be cited.
 */
export const findableInPrint = ({ newspaper, date }: Citable): boolean =>
  newspaper !== undefined && exactDay(date) !== undefined;
