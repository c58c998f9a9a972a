import type { Article, ArticleKind } from '../schema/article.ts';
import type { Place } from '../schema/place.ts';
import { firstParagraph, runOn } from './body.ts';

/**
 * What lists need to know of one piece. All pieces of an archive are in memory in this form; the
 * rest of the frontmatter and the body are read when their page is made (`archive.read`).
 */
export type ArticleEntry = {
  id: string;
  /** Path inside the content folder. */
  file: string;
  kind: ArticleKind;
  /** As printed; empty for photo pieces and strays that have none. */
  title: string;
  kicker: string | undefined;
  subtitle: string | undefined;
  bylines: readonly string[];
  /** Photographers named in captions; those who only provided a picture are left out. */
  photographers: readonly string[];
  issue: string;
  page: string | undefined;
  order: number;
  place: Place | undefined;
  otherPlaces: readonly Place[];
  topics: readonly string[];
  flags: readonly string[];
  /** Beginning of the text, or of the caption of a photo piece; ends in …… where it is cut. */
  lead: string;
  /** Length of the Markdown body. */
  characters: number;
  /** Dumps that the text stands in, in reading order. */
  dumps: readonly string[];
  /** Checksum of the file. */
  hash: string;
  /** Place in the archive's order (newest issue first, then as printed); set once all are read. */
  index: number;
};

/** Characters of text that a list shows at most; four lines of a phone. */
const LEAD = 120;

const NONE: readonly never[] = Object.freeze([]);

/** Most lists are empty in most articles: one shared empty list saves memory at 100,000. */
const compact = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NONE : list);

/** `图片由…提供`: the name is who sent the picture, mostly an office, and wrote nothing. */
const PROVIDED = /提供/;

function beginning(text: string): string {
  // Cut by characters: half of a surrogate pair is no character.
  const characters = Array.from(text.slice(0, LEAD * 2 + 2));
  return characters.length <= LEAD ? text : `${characters.slice(0, LEAD - 2).join('')}……`;
}

export function articleEntry(
  file: string,
  { article, body, hash }: { article: Article; body: string; hash: string },
): ArticleEntry {
  const text = firstParagraph(body) || (article.photos[0]?.caption ?? '');
  const photographers = article.photos.flatMap((photo) =>
    PROVIDED.test(photo.creditText) ? [] : photo.credits,
  );
  return {
    id: article.id,
    file,
    kind: article.kind,
    title: article.title,
    kicker: article.kicker,
    subtitle: article.subtitle,
    bylines: compact(article.bylines),
    photographers: compact(photographers),
    issue: article.issue,
    page: article.page,
    order: article.order,
    place: article.place,
    otherPlaces: compact(article.otherPlaces),
    topics: compact(article.topics),
    flags: compact(article.flags),
    lead: beginning(runOn(text)),
    characters: body.length,
    dumps: [article.source, ...article.continued].map(({ dump }) => dump),
    hash,
    index: -1,
  };
}

/** Printed order within an issue; text that belongs to no article comes after all others. */
export function comparePrinted(a: ArticleEntry, b: ArticleEntry): number {
  const last = Number(a.kind === 'stray') - Number(b.kind === 'stray');
  return last || a.order - b.order || (a.id < b.id ? -1 : 1);
}
