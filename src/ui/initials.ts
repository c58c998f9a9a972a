import type { Author } from '../archive/authors.ts';
import { ui } from './index.ts';

/** Authors under one letter; `anchor` is the letter in addresses. */
export type Initial = { label: string; anchor: string; authors: Author[] };

/** Authors that one page may list; an archive with more has a page for each letter. */
export const AUTHORS_ROOM = 1000;

/** Groups authors, who come in the order of pinyin; names that begin with no letter are last. */
export function initials(authors: readonly Author[]): Initial[] {
  const groups = [...Map.groupBy(authors, ({ initial }) => initial)].map(([initial, list]) => ({
    label: initial === '#' ? ui.author.other : initial,
    anchor: initial === '#' ? 'other' : initial.toLowerCase(),
    authors: list,
  }));
  return groups.sort((a, b) => Number(a.anchor === 'other') - Number(b.anchor === 'other'));
}
