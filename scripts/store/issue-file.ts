import { Document, parse, parseDocument } from 'yaml';
import { type Issue, issueSchema, UNKNOWN_NEWSPAPER } from '../../src/schema/issue.ts';
import { yamlText } from '../ingest/yaml.ts';

export function issuePath(id: string): string {
  return `issues/${id}.yaml`;
}

/** An issue file that is there. Throws with its name if it is not valid. */
function parseIssue(text: string, id: string): Issue {
  const found = issueSchema.safeParse(parse(text));
  if (found.success) return found.data;
  const fault = found.error.issues[0];
  throw new Error(
    `${issuePath(id)}：字段 ${fault?.path.join('.')} 有误（${fault?.message}）。请改正后重新整理`,
  );
}

/**
 * The text of an issue file once a dump's pages are in it. What an editor wrote stays, comments
 * included: only this dump's pages and omissions are replaced, and unknown fields filled in.
 *
 * @param text the file as it stands; undefined if there is none
 */
export function issueText(
  text: string | undefined,
  id: string,
  dump: string,
  fresh: Issue,
): string {
  if (text === undefined) return yamlText(new Document(withoutEmpty(fresh)), { lineWidth: 0 });
  const old = parseIssue(text, id);
  const document = parseDocument(text);
  const pages = old.pages.some((page) => page.dump === dump)
    ? old.pages
    : [...old.pages, ...fresh.pages].sort((a, b) => byPage(a.page, b.page));
  const omissions = [
    ...old.omissions.filter((omission) => omission.dump !== dump),
    ...fresh.omissions,
  ];
  if (JSON.stringify(pages) !== JSON.stringify(old.pages))
    document.set('pages', document.createNode(pages));
  if (JSON.stringify(omissions) !== JSON.stringify(old.omissions)) {
    if (omissions.length > 0) document.set('omissions', document.createNode(omissions));
    else document.delete('omissions');
  }
  if (old.newspaper === UNKNOWN_NEWSPAPER) document.set('newspaper', fresh.newspaper);
  if (old.date === null && fresh.date !== null) document.set('date', fresh.date);
  if (old.number === undefined && fresh.number !== undefined) document.set('number', fresh.number);
  return yamlText(document, { lineWidth: 0 });
}

/** Page numbers in reading order: 2 before 10, A2 after A1. */
function byPage(a: string | undefined, b: string | undefined): number {
  return (a ?? '').localeCompare(b ?? '', 'en', { numeric: true });
}

function withoutEmpty(issue: Issue): Partial<Issue> {
  const { omissions, ...rest } = issue;
  return omissions.length > 0 ? { ...rest, omissions } : rest;
}
