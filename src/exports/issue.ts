import type { IssueEntry } from '../archive/issue.ts';
import { type ArticleRecord, issueFacts } from './record.ts';
import { issuePath, type SiteFacts } from './site.ts';

/** Address of an issue as a file. */
export const issueFile = (id: string, format: 'json' | 'txt') =>
  `/data/issues/${id}.${format}` as const;

/** One issue with all its pieces in printed order, as one JSON text. */
export function issueJson(
  issue: IssueEntry,
  articles: readonly ArticleRecord[],
  site: SiteFacts,
): string {
  const { issue: id, ...facts } = issueFacts(issue);
  const { pages, omissions, dateEvidence = [] } = issue;
  const url = site.absolute(issuePath(id));
  const head = { id, url, ...facts, date_evidence: dateEvidence, pages, omissions };
  return `${JSON.stringify({ ...head, articles }, null, 1)}\n`;
}

/** Between two pieces of a plain text. */
const RULE = '\n\n――――――――――\n\n';

function articleText(record: ArticleRecord): string {
  const { kicker, title, subtitle, byline, authors, photos, text, page, url } = record;
  const captions = photos.map(({ caption, creditText }) =>
    ['［图片］', caption, creditText].filter((part) => part !== '').join(' '),
  );
  const head = [kicker, title, subtitle, byline ?? (authors.length > 0 ? authors.join(' ') : null)];
  const lines = head.filter((part) => part !== null);
  const where = page === null ? url : `第${page}版　${url}`;
  return [lines.join('\n'), text, ...captions, where].filter((part) => part !== '').join('\n\n');
}

/** One issue to read without a program: the texts as they are in the archive, with their addresses. */
export function issueText(
  issue: IssueEntry,
  articles: readonly ArticleRecord[],
  site: SiteFacts,
): string {
  const number = issue.number === undefined ? '' : `　${issue.number}`;
  const head = `${issue.newspaper}　${site.dateInWords(issue.date)}${number}\n${site.title}　${site.absolute(issuePath(issue.id))}`;
  return `${[head, ...articles.map(articleText)].join(RULE)}\n`;
}
