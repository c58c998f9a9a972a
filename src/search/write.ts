import type { Clause, Query, Term } from './query.ts';
import { EARLIEST, LATEST } from './query-dates.ts';

/** Queries as one would type them: what is offered instead of a query is a query again. */

const NAMES = { title: '标题', author: '作者', place: '地点', topic: '主题' } as const;
/** What would be read as something else if it stood there bare. */
const READ_OTHERWISE = /\s|[|｜]|^["“「＂]|^[-－]|[:：]|^(?:or|and|或|&|&&)$|^[(（]/u;

const quoted = (text: string) =>
  READ_OTHERWISE.test(text) && !text.includes('"') ? `“${text}”` : text;

function writeTerm(term: Term): string {
  if (term.kind === 'text') return quoted(term.text);
  if (term.kind !== 'date') return `${NAMES[term.kind]}:${quoted(term.text)}`;
  const { from, to } = term;
  if (from === to) return `日期:${from}`;
  return `日期:${from === EARLIEST ? '' : from}..${to === LATEST ? '' : to}`;
}

const writeClause = ({ terms, not }: Clause) =>
  (not ? '-' : '') + terms.map(writeTerm).join(not ? ' -' : ' OR ');

/** What to type for a query. */
export const writeQuery = ({ clauses }: Pick<Query, 'clauses'>): string =>
  clauses.map(writeClause).join(' ');
