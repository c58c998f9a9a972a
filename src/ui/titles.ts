import type { ArticleEntry } from '../archive/entry.ts';
import { type IssueEntry, leadPiece } from '../archive/issue.ts';
import { shown } from '../archive/typography.ts';
import { articlePath, issuePath } from '../exports/site.ts';
import { UNKNOWN_NEWSPAPER } from '../schema/issue.ts';
import { ui } from './index.ts';

/** Characters of a text that stand for a piece that was printed without a title. */
const BEGINNING = 22;

/** Up to the first pause, or cut: the beginning of a text as a title. */
function beginning(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= BEGINNING) return text;
  return `${characters.slice(0, BEGINNING).join('')}……`;
}

/** What a piece is called in lists, tabs and links, in the characters of the source. */
export function titleOf(entry: Pick<ArticleEntry, 'title' | 'kind' | 'lead'>): string {
  if (entry.title !== '') return entry.title;
  const text = beginning(entry.lead);
  return entry.kind === 'photo' ? ui.article.untitledPhoto(text) : ui.article.untitled(text);
}

export const issueTitle = (issue: Pick<IssueEntry, 'newspaper' | 'date'>): string =>
  ui.issue.title(issue.newspaper, ui.date(issue.date));

/**
 * The first headline of an issue without a newspaper or an exact date: several could be called the
 * same, and are told by it.
 */
export function toldBy(issue: IssueEntry): string | undefined {
  const lead = leadPiece(issue);
  const known = issue.newspaper !== UNKNOWN_NEWSPAPER && issue.date && !issue.date.approximate;
  return known || !lead ? undefined : shown(titleOf(lead));
}

/** What an issue is called where others are named beside it. */
export function issueName(issue: IssueEntry): string {
  const headline = toldBy(issue);
  return headline === undefined ? issueTitle(issue) : ui.issue.toldBy(issueTitle(issue), headline);
}

/** Pieces of a list as machines are told of them. */
export const listedPieces = (entries: readonly ArticleEntry[]) =>
  entries.map((entry) => ({ path: articlePath(entry.id), name: titleOf(entry) }));

/** Issues of a list as machines are told of them. */
export const listedIssues = (issues: readonly IssueEntry[]) =>
  issues.map((issue) => ({ path: issuePath(issue.id), name: issueTitle(issue) }));
