import type { ArchiveConfig } from '../schema/config.ts';

/** What a report of an error begins with. */
export type Report = { title: string; body: string };

/** Names of the fields that an address fills in: GitLab's differ from everybody else's. */
const fieldsOf = (form: URL) =>
  form.pathname.includes('/-/')
    ? { title: 'issue[title]', body: 'issue[description]' }
    : { title: 'title', body: 'body' };

/**
 * Han characters and their punctuation stand as they are, browsers encode them: written out, each
 * would be nine bytes of the page.
 */
const encode = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\p{Script=Han}，。、：“”…]/gu, (character) => encodeURIComponent(character));

const query = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, text]) => `${name}=${encode(text)}`)
    .join('&');

/**
 * Where a reader reports an error, filled in: a repository's form for a new issue (GitHub, Gitea,
 * Forgejo and Gitee take `title` and `body`, GitLab its own names) or a mail. Undefined when the
 * archive has no place for reports.
 */
export function reportLink(to: ArchiveConfig['report'], report: Report): string | undefined {
  if (to === undefined) return undefined;
  // A mail program takes line ends as CR LF (RFC 6068).
  const body = report.body.replaceAll('\n', 'mail' in to ? '\r\n' : '\n');
  if ('mail' in to) return `mailto:${to.mail}?${query({ subject: report.title, body })}`;
  const form = new URL(to.newIssue);
  const fields = fieldsOf(form);
  const filled = query({ [fields.title]: report.title, [fields.body]: body });
  return `${to.newIssue}${form.search === '' ? '?' : '&'}${filled}`;
}
