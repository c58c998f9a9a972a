import type { Sort } from '../../search/protocol.ts';

/** What is asked for; all of it is in the page's address, so any search can be shared. */
export interface State {
  typed: string;
  /** Chosen values by facet name. */
  choice: Record<string, string[]>;
  /** First and last month chosen, `2022-06`. */
  months?: [from: string, to: string] | undefined;
  sort: Sort;
}

export const FACETS = [
  'county',
  'place',
  'topic',
  'author',
  'month',
  'paper',
  'page',
  'kind',
] as const;

const MONTH = /^\d{4}-\d{2}$/;

/** Reads the part of an address behind the question mark; what makes no sense is left out. */
export function readState(search: string): State {
  const fields = new URLSearchParams(search);
  const choice: State['choice'] = {};
  for (const name of FACETS) {
    const values = [...new Set(fields.getAll(name))].filter((value) => value !== '');
    if (values.length > 0) choice[name] = values;
  }
  const [from, to] = [fields.get('from') ?? '', fields.get('to') ?? ''];
  const sort = fields.get('sort');
  const state: State = {
    typed: fields.get('q') ?? '',
    choice,
    sort: sort === 'newest' || sort === 'oldest' ? sort : 'best',
  };
  if (MONTH.test(from) && MONTH.test(to)) state.months = from <= to ? [from, to] : [to, from];
  return state;
}

/** The part of an address behind the question mark; '' when nothing is asked for. */
export function writeState({ typed, choice, months, sort }: State): string {
  const fields = new URLSearchParams();
  if (typed !== '') fields.set('q', typed);
  for (const name of FACETS) for (const value of choice[name] ?? []) fields.append(name, value);
  if (months) {
    fields.set('from', months[0]);
    fields.set('to', months[1]);
  }
  if (sort !== 'best') fields.set('sort', sort);
  return fields.toString();
}
