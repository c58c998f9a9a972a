import type { Issue } from '../schema/issue.ts';
import { compareDates, type IssueDate, parseDate } from './dates.ts';
import type { ArticleEntry } from './entry.ts';
import type { Problem } from './problem.ts';

/** One issue (期) of a newspaper with its pieces in printed order. */
export type IssueEntry = Omit<Issue, 'date'> & {
  id: string;
  /** Path inside the content folder. */
  file: string;
  /** Checksum of the file. */
  hash: string;
  date: IssueDate | undefined;
  /** Printed order; strays last. */
  articles: ArticleEntry[];
};

/** The issue of a validated file; a date that is none is added to `problems`. */
export function issueEntry(
  id: string,
  { file, hash }: { file: string; hash: string },
  issue: Issue,
  problems: Problem[],
): IssueEntry {
  const date = issue.date === null ? undefined : parseDate(issue.date);
  if (issue.date !== null && !date) {
    problems.push({
      file,
      field: 'date',
      message: `“${issue.date}”不是能用的日期`,
      remedy:
        '请写成 EDTF，例如 2022-06-30、2022-06、2022-06~ 或 2022-06-15/2022-06-30；日期不详写 null',
    });
  }
  // A date that needs evidence was inferred: it is shown as approximate, whatever its form.
  const inferred = (issue.dateEvidence?.length ?? 0) > 0;
  return {
    ...issue,
    id,
    file,
    hash,
    date: date && { ...date, approximate: date.approximate || inferred },
    articles: [],
  };
}

/** The piece that an issue without a name or a date can be told by: the first with a headline. */
export const leadPiece = ({ articles }: IssueEntry): ArticleEntry | undefined =>
  articles.find(({ title, kind }) => kind === 'article' && title !== '') ?? articles[0];

/** Time, then newspaper, then number, then id: the same order on every run. Undated issues last. */
export function compareIssues(a: IssueEntry, b: IssueEntry): number {
  const byDate = compareDates(a.date, b.date);
  if (byDate !== 0) return byDate;
  const key = (issue: IssueEntry) => [issue.newspaper, issue.number ?? '', issue.id].join('\u0000');
  return key(a) < key(b) ? -1 : 1;
}
