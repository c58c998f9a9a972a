import type { Archive } from '../../src/archive/archive.ts';
import { bodyBlocks } from '../../src/archive/body.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { placesOf } from '../../src/archive/places.ts';
import type { SearchDoc } from '../../src/search/record.ts';

function searchDoc(archive: Archive, entry: ArticleEntry): SearchDoc {
  const { article, body } = archive.read(entry);
  const issue = archive.issueOf(entry);
  const blocks = bodyBlocks(body);
  const texts = (kind: (typeof blocks)[number]['kind']) =>
    blocks.filter((block) => block.kind === kind).map((block) => block.text);
  return {
    id: entry.id,
    url: `articles/${entry.id}/`,
    kind: entry.kind,
    title: entry.title,
    kicker: entry.kicker,
    subtitle: entry.subtitle,
    subheads: texts('subhead'),
    paragraphs: texts('paragraph'),
    captions: article.photos.flatMap((photo) => [photo.caption, photo.creditText]),
    authors: [...entry.bylines],
    bylineText: article.bylineText,
    date: issue.date?.first ?? null,
    dateLabel: issue.date?.edtf ?? '日期未详',
    issue: issue.id,
    newspaper: issue.newspaper,
    page: entry.page,
    order: entry.order,
    places: placesOf(entry),
    topics: [...entry.topics],
  };
}

/** All pieces of an archive as search knows them, in the archive's order, one read at a time. */
export function* searchDocs(archive: Archive): Generator<SearchDoc> {
  for (const entry of archive.articles) yield searchDoc(archive, entry);
}
