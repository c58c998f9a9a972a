import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';

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
