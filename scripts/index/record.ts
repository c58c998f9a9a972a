import { type SearchDoc, searchParts } from '../../src/search/record.ts';
import { GAP, units, words } from '../../src/search/tokenize.ts';

/** The text of one record as Pagefind takes it: words with spaces between them. */
export function recordContent(doc: SearchDoc, normalise: (printed: string) => string): string {
  const { title, subheads, text } = searchParts(doc);
  const found: string[] = [];
  const characters = new Set<string>();
  for (const part of [...title, ...subheads, ...text]) {
    const normalised = normalise(part);
    found.push(...words(normalised), GAP);
    for (const unit of units(normalised)) characters.add(unit);
  }
  for (const character of characters) found.push(character, GAP);
  return found.join(' ');
}

/** What a result shows, stored under the piece's address and read only for results on the screen. */
export interface Fragment {
  url: string;
  /** The printed parts, one a line. */
  content: string;
  meta: FragmentMeta;
  /** Pagefind's own client wants the field. */
  anchors: [];
}

export interface FragmentMeta {
  title: string;
  kicker?: string | undefined;
  subtitle?: string | undefined;
  kind: string;
  date: string;
  newspaper: string;
  page?: string | undefined;
  place?: string | undefined;
  authors?: string | undefined;
}

/** The deepest names of a place, as a reader says it: 嘉善县西塘镇. */
export function placeLabel(doc: SearchDoc): string | undefined {
  const place = doc.places[0];
  if (!place) return undefined;
  const parts = [
    place.county ?? place.city ?? place.province,
    place.zone,
    place.town,
    place.village,
  ];
  return parts.filter((part) => part !== undefined).join('');
}

export function fragment(doc: SearchDoc): Fragment {
  const { subheads, text } = searchParts(doc);
  return {
    url: doc.url,
    content: [...text, ...subheads].join('\n'),
    anchors: [],
    meta: {
      title: doc.title,
      kicker: doc.kicker,
      subtitle: doc.subtitle,
      kind: doc.kind,
      date: doc.dateLabel,
      newspaper: doc.newspaper,
      page: doc.page,
      place: placeLabel(doc),
      authors: doc.authors.length > 0 ? doc.authors.join(' ') : undefined,
    },
  };
}

/** Values of the filters that a reader may choose; names as shown. */
export function filters(doc: SearchDoc): Record<string, string[]> {
  const unique = (values: (string | undefined)[]) => [
    ...new Set(values.filter((value): value is string => value !== undefined)),
  ];
  const found: Record<string, string[]> = {
    county: unique(doc.places.map((place) => place.county)),
    topic: unique(doc.topics),
  };
  return Object.fromEntries(Object.entries(found).filter(([, values]) => values.length > 0));
}
