import type { Archive } from '../../src/archive/archive.ts';
import { bodyBlocks } from '../../src/archive/body.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { type PlaceNode, placesOf } from '../../src/archive/places.ts';
import { publishedText } from '../../src/archive/text.ts';
import { shown, typography } from '../../src/archive/typography.ts';
import type { Emendation } from '../../src/schema/article.ts';
import { compareInIndex, type PieceFacts, type SearchDoc } from '../../src/search/record.ts';
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

/** What is known of a piece before its file is read. */
function pieceFacts(archive: Archive, entry: ArticleEntry): PieceFacts {
  const issue = archive.issueOf(entry);
  return {
    id: entry.id,
    kind: entry.kind,
    authors: [...new Set([...entry.bylines, ...entry.photographers])],
    date: issue.date?.first ?? null,
    dateLast: issue.date?.last ?? null,
    issue: issue.id,
    newspaper: issue.newspaper,
    page: entry.page,
    order: entry.order,
    places: placesOf(entry),
    topics: [...entry.topics],
  };
}

/** A piece with its marks set as on its page: the tokenizer takes both forms for the same. */
function searchDoc(archive: Archive, entry: ArticleEntry, facts: PieceFacts): SearchDoc {
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
    ...facts,
    url: `articles/${entry.id}/`,
    title: show(entry.title),
    label: entry.title === '' ? show(titleOf(entry)) : undefined,
    kicker: optional(entry.kicker),
    subtitle: optional(entry.subtitle),
    subheads: texts('subhead'),
    paragraphs: texts('paragraph'),
    captions: article.photos.flatMap((photo) => [show(photo.caption), show(photo.creditText)]),
    printed: printedReadings(published, article.emendations).map(show),
    bylineText: optional(article.bylineText),
    dateLabel: ui.date(issue.date),
    numberLabel: issue.number && ui.issue.number(issue.number),
    pageLabel: entry.page && ui.article.page(entry.page),
  };
}

/** A piece to be indexed. Its text is read only where nothing that was kept has it. */
export interface IndexPiece {
  facts: PieceFacts;
  /** Changes with anything that the index has of the piece. */
  key: string;
  /** About how many characters its text has. */
  characters: number;
  read(): SearchDoc;
}

/** All pieces of an archive in the order of the index. */
export function searchPieces(archive: Archive): IndexPiece[] {
  const pieces = archive.articles.map((entry): IndexPiece => {
    const facts = pieceFacts(archive, entry);
    const { characters } = entry;
    const key = archive.keys.data([entry]);
    return { facts, key, characters, read: () => searchDoc(archive, entry, facts) };
  });
  return pieces.sort((a, b) => compareInIndex(a.facts, b.facts));
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
