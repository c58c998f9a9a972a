import { createHash } from 'node:crypto';
import { pinyin } from 'pinyin-pro';
import type { ArticleEntry } from './entry.ts';

/** Somebody who wrote or photographed. Two people of one name are one author here. */
export type Author = {
  name: string;
  /** Last part of the address of the author's page. */
  slug: string;
  /** Syllables without tones, for sorting and for search by pinyin. */
  pinyin: string[];
  /** First letter of the name, A–Z, or # for names that begin with none. */
  initial: string;
  /** Pieces in the archive's order, each once. */
  articles: ArticleEntry[];
};

/** Homophones are common among Chinese names: 24 bits of hash keep their addresses apart. */
const HASH = 6;

/**
 * Address of an author: pinyin and a hash of the name. It depends on the name alone, so it stays
 * when other authors come and go.
 */
function identify(name: string): Omit<Author, 'articles'> {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', v: true })
    .map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH);
  const initial = syllables[0]?.[0]?.toUpperCase() ?? '#';
  return {
    name,
    slug: [syllables.join(''), hash].filter((part) => part !== '').join('-'),
    pinyin: syllables,
    initial: /[A-Z]/.test(initial) ? initial : '#',
  };
}

export type Authors = {
  /** By pinyin. */
  all: Author[];
  byName: ReadonlyMap<string, Author>;
  bySlug: ReadonlyMap<string, Author>;
};

export function authorIndex(articles: readonly ArticleEntry[]): Authors {
  const byName = new Map<string, Author>();
  for (const entry of articles) {
    for (const name of [...entry.bylines, ...entry.photographers]) {
      const author = byName.get(name) ?? { ...identify(name), articles: [] };
      byName.set(name, author);
      if (author.articles.at(-1) !== entry) author.articles.push(entry);
    }
  }
  const all = [...byName.values()].sort(
    (a, b) => compareText(a.pinyin.join(' '), b.pinyin.join(' ')) || compareText(a.name, b.name),
  );
  const bySlug = new Map(all.map((author) => [author.slug, author]));
  if (bySlug.size !== all.length) throw new Error('two author names share one address');
  return { all, byName, bySlug };
}

const compareText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
