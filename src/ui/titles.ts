import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';
import { ui } from './index.ts';

/** Characters of a text that stand for a piece that was printed without a title. */
const BEGINNING = 22;

/** Up to the first pause, or cut: the beginning of a text as a title. */
function beginning(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= BEGINNING) return text;
  return `${characters.slice(0, BEGINNING).join('')}…`;
}

/** What a piece is called in lists, tabs and links, in the characters of the source. */
export function titleOf(entry: Pick<ArticleEntry, 'title' | 'kind' | 'lead'>): string {
  if (entry.title !== '') return entry.title;
  const text = beginning(entry.lead);
  return entry.kind === 'photo' ? ui.article.untitledPhoto(text) : ui.article.untitled(text);
}

export const issueTitle = (issue: IssueEntry): string =>
  ui.issue.title(issue.newspaper, ui.date(issue.date));
