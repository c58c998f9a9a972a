import type { Archive } from '../../src/archive/archive.ts';
import { bodyBlocks } from '../../src/archive/body.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { type PlaceNode, placesOf } from '../../src/archive/places.ts';
import { publishedText } from '../../src/archive/text.ts';
import { shown, typography } from '../../src/archive/typography.ts';
import type { Emendation } from '../../src/schema/article.ts';
import { compareInIndex, type SearchDoc } from '../../src/search/record.ts';
import { ui } from '../../src/ui/index.ts';
import { titleOf } from '../../src/ui/titles.ts';
import type { Suggestion } from './suggest.ts';

/** Characters on each side of a correction that are indexed with what was printed. */
const AROUND = 30;

/** Where an editor corrected a text: the same place as it was printed. */
function printedReadings(texts: readonly string[], emendations: readonly Emendation[]): string[] {
  return emendations.flatMap(({ corrected, printed }) => {
    const text = texts.find((one) => one.includes(corrected));
    if (text === undefined) return [printed];
    const at = text.indexOf(corrected);
    const before = text.slice(Math.max(0, at - AROUND), at);
    return [before + printed + text.slice(at + corrected.length).slice(0, AROUND)];
  });
}

/** A piece with its marks set as on its page: the tokenizer takes both forms for the same. */
function searchDoc(archive: Archive, entry: ArticleEntry): SearchDoc {
  const piece = archive.read(entry);
  const { article } = piece;
  const issue = archive.issueOf(entry);
  const published = publishedText(piece);
  const { show } = typography(published);
  const optional = (text: string | undefined) => (text === undefined ? undefined : show(text));
  const blocks = bodyBlocks(piece.body);
  const texts = (kind: (typeof blocks)[number]['kind']) =>
    blocks.filter((block) => block.kind === kind).map((block) => show(block.text));
  return {
    id: entry.id,
    url: `articles/${entry.id}/`,
    kind: entry.kind,
    title: show(entry.title),
    label: entry.title === '' ? show(titleOf(entry)) : undefined,
    kicker: optional(entry.kicker),
    subtitle: optional(entry.subtitle),
    subheads: texts('subhead'),
    paragraphs: texts('paragraph'),
    captions: article.photos.flatMap((photo) => [show(photo.caption), show(photo.creditText)]),
    printed: printedReadings(published, article.emendations).map(show),
    authors: [...new Set([...entry.bylines, ...entry.photographers])],
    bylineText: optional(article.bylineText),
    date: issue.date?.first ?? null,
    dateLast: issue.date?.last ?? null,
    dateLabel: ui.date(issue.date),
    issue: issue.id,
    newspaper: issue.newspaper,
    page: entry.page,
    order: entry.order,
    places: placesOf(entry),
    topics: [...entry.topics],
  };
}

/** All pieces of an archive as search knows them, in the order of the index, one read at a time. */
export function* searchDocs(archive: Archive): Generator<SearchDoc> {
  const inOrder = archive.articles.map((entry) => {
    const { id, issue, order } = entry;
    const date = archive.issueOf(entry).date?.first ?? null;
    return { entry, place: { id, issue, order, date, places: placesOf(entry) } };
  });
  inOrder.sort((a, b) => compareInIndex(a.place, b.place));
  for (const { entry } of inOrder) yield searchDoc(archive, entry);
}

/** What a search box proposes: places, topics, authors, then titles from the newest on. */
export function* searchSuggestions(archive: Archive): Generator<Suggestion> {
  const down = function* (nodes: readonly PlaceNode[]): Generator<Suggestion> {
    for (const { name, key, children } of nodes) {
      yield { kind: 'place', label: name, url: `places/${key}/` };
      yield* down(children);
    }
  };
  yield* down(archive.places);
  for (const { id, slug } of archive.topics) {
    yield { kind: 'topic', label: id, url: `topics/${slug}/` };
  }
  for (const { name, slug, pinyin } of archive.authors) {
    yield { kind: 'author', label: name, url: `authors/${slug}/`, syllables: pinyin };
  }
  for (const { id, title } of archive.articles) {
    if (title !== '') yield { kind: 'title', label: shown(title), url: `articles/${id}/` };
  }
}
