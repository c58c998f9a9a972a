import type { Author } from '../archive/authors.ts';
import { ui } from './index.ts';

/** Authors under one letter; `anchor` is the letter in addresses. */
export type Initial = { label: string; anchor: string; authors: Author[] };

/** Authors that one page may list: where there are more, pages by letter, then by sound, divide them. */
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

/** A page of the authors whose names begin with a letter, or with whole syllables. */
export type SoundPage = {
  /** End of its address: `l`, `l/li`, `l/li/jun`. It stays when other names come. */
  path: string;
  label: string;
  /** Letter and syllables before the last one. */
  above: readonly Pick<SoundPage, 'path' | 'label'>[];
  /** Longer sounds, each with a page: only where there are too many names for this one. */
  under: { path: string; label: string; count: number }[];
  /** The names it lists: all, or those that no longer sound has and those with the most pieces. */
  authors: readonly Author[];
};

/** Authors that stand for the others where a page has no room for all. */
const MOST = 100;

export const mostPieces = (authors: readonly Author[]): Author[] =>
  [...authors].sort((a, b) => b.articles.length - a.articles.length).slice(0, MOST);

type Group = Pick<SoundPage, 'path' | 'label' | 'above' | 'authors'>;

function pagesOf(group: Group, syllables: number): SoundPage[] {
  const { path, label, above, authors } = group;
  const bySound = Map.groupBy(authors, ({ pinyin }) => pinyin[syllables] ?? '');
  const ending = bySound.get('') ?? [];
  if (authors.length <= AUTHORS_ROOM || ending.length === authors.length) {
    return [{ ...group, under: [] }];
  }
  bySound.delete('');
  const before = syllables === 0 ? '' : `${label} `;
  const groups = [...bySound].map(([sound, list]) => ({
    path: `${path}/${sound}`,
    label: `${before}${sound}`,
    above: [...above, { path, label }],
    authors: list,
  }));
  const under = groups.map((one) => ({
    path: one.path,
    label: one.label,
    count: one.authors.length,
  }));
  const listed = [...new Set([...ending, ...mostPieces(authors)])];
  const longer = groups.flatMap((one) => pagesOf(one, syllables + 1));
  return [{ ...group, under, authors: listed }, ...longer];
}

/** The pages of an archive with too many authors for one; none of them grows beyond its room. */
export const soundPages = (authors: readonly Author[]): SoundPage[] =>
  authors.length <= AUTHORS_ROOM
    ? []
    : initials(authors).flatMap(({ label, anchor, authors: list }) =>
        pagesOf({ path: anchor, label, above: [], authors: list }, 0),
      );
