import { bodyBlocks, runOn } from '../archive/body.ts';
import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';

/** Characters of the first story that a front shows: two columns of some five lines. */
const OPENING = 300;

/** The beginning of a body as one run of text, whole paragraphs as long as they fit. */
export function openingText(body: string): string {
  let text = '';
  for (const block of bodyBlocks(body)) {
    if (block.kind === 'subhead') break;
    const room = OPENING - text.length;
    const prose = runOn(block.text);
    if (prose.length > room) return text || `${prose.slice(0, room)}……`;
    text += prose;
  }
  return text;
}

/** From so many pages on a nameplate gives their number, and ways to each stand under it. */
export const MANY_PAGES = 3;

/** A page (版) of an issue with its pieces; pieces whose page is unknown are together. */
export type PageOfIssue = {
  page: string | undefined;
  name: string | undefined;
  pieces: ArticleEntry[];
};

/** The pieces of an issue, strays left out, page by page in printed order. */
export function pagesOfIssue(issue: IssueEntry): PageOfIssue[] {
  const pieces = issue.articles.filter(({ kind }) => kind !== 'stray');
  return [...Map.groupBy(pieces, ({ page }) => page)].map(([page, list]) => ({
    page,
    name: issue.pages.find((known) => page !== undefined && known.page === page)?.name,
    pieces: list,
  }));
}
