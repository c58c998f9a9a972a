import { hash } from 'node:crypto';
import type { Archive } from './archive.ts';
import type { ArticleEntry } from './entry.ts';
import { type IssueEntry, leadPiece } from './issue.ts';
import { ancestry, type PlaceNode } from './places.ts';

/** A short checksum of some texts and of where one ends and the next begins. */
export const keyOf = (...parts: readonly (string | number | undefined)[]): string =>
  hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);

/**
 * Content keys: each changes with anything that a kind of page can show. A page whose key is what
 * it was is not rendered again, so a key may say too much, but never too little.
 */
export type Keys = {
  /** What lists show of a piece: headline, names, place, beginning, date of its issue. */
  shown(entry: ArticleEntry): string;
  /** The page of a piece: its file, its issue, its neighbours, what is offered beside it. */
  piece(entry: ArticleEntry): string;
  /** The page of an issue, and what lists show of it. */
  issue(issue: IssueEntry): string;
  issues(issues: readonly IssueEntry[]): string;
  /** All that the files of some pieces and of their issues say; of an issue without any as well. */
  data(articles: readonly ArticleEntry[], issue?: IssueEntry): string;
  /** The page that sets a piece beside its dump. */
  source(entry: ArticleEntry): string;
  /** A list of pieces, with what it is about. */
  list(articles: readonly ArticleEntry[]): string;
  /** The front page of a place: its pieces, what it lies in and what is under it, its map. */
  place(node: PlaceNode): string;
  /** What a place is called, and what it lies in. */
  placeName(node: PlaceNode): string;
};

/** Answers are kept: lists and entries do not change once the archive is open. */
function once<T extends object>(make: (of: T) => string): (of: T) => string {
  const made = new WeakMap<T, string>();
  return (of) => {
    const known = made.get(of) ?? make(of);
    made.set(of, known);
    return known;
  };
}

export function contentKeys(archive: Omit<Archive, 'keys'>): Keys {
  const { issueOf } = archive;
  const shown = once((entry: ArticleEntry) =>
    keyOf(
      JSON.stringify({ ...entry, index: 0, hash: '', characters: 0 }),
      issueOf(entry).hash,
      ...entry.topics.map((id) => archive.topic(id)?.slug),
    ),
  );
  const shownIfAny = (entry: ArticleEntry | undefined) => entry && shown(entry);
  const list = once((articles: readonly ArticleEntry[]) => keyOf(...articles.map(shown)));
  const issue = once((of: IssueEntry) => {
    const { previous, next } = archive.issueNeighbours(of);
    const named = (other: IssueEntry | undefined) =>
      other && keyOf(other.id, other.hash, shownIfAny(leadPiece(other)));
    const files = of.articles.map((entry) => entry.hash);
    return keyOf(of.id, of.hash, named(previous), named(next), ...files);
  });

  const about = (other: PlaceNode) => `${other.key} ${other.level} ${other.name}`;
  const placeName = (node: PlaceNode) => keyOf(...ancestry(node).map(about));

  return {
    shown,
    list,
    placeName,
    issue,
    issues: (issues) => keyOf(...issues.map(issue)),
    data: (articles, of) =>
      keyOf(of?.id, of?.hash, ...articles.flatMap((entry) => [entry.hash, issueOf(entry).hash])),
    source: (entry) => keyOf(entry.hash, issueOf(entry).hash),
    piece(entry) {
      const of = issueOf(entry);
      const { previous, next } = archive.neighbours(entry);
      const related = archive
        .related(entry)
        .flatMap((group) => [
          'place' in group
            ? `${group.place.key} ${group.place.name}`
            : `${group.topic.id} ${group.topic.slug}`,
          ...group.articles.map(shown),
        ]);
      return keyOf(
        entry.hash,
        shown(entry),
        of.hash,
        entry.index - (of.articles[0]?.index ?? 0),
        of.articles.length,
        shownIfAny(previous),
        shownIfAny(next),
        ...related,
      );
    },
    place(node) {
      const under = node.children.map((child) => `${about(child)} ${child.articles.length}`);
      // Only these have a map of their own.
      const mapped = node.level === 'province' || node.level === 'city';
      const map = mapped ? JSON.stringify(archive.boundaries(node.key.slice(0, 2))) : '';
      return keyOf(list(node.articles), placeName(node), ...under, map);
    },
  };
}
