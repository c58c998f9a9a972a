import { type SearchDoc, searchParts } from '../../src/search/record.ts';
import { units } from '../../src/search/tokenize.ts';
import {
  firstSegmentAt,
  padded,
  type Segment,
  SIGNATURE,
  segment,
  segmentedFile,
} from './segments.ts';

/*
 * What results need, some pieces to a file. A piece's first page – what a result shows, and the
 * beginning of the text – has the same number of bytes in every file, so its place is known without
 * a table. It tells where the further pages are; a result asks for the one with its best hit.
 */

/** Pieces in one file: the limit is 0.2 files an article, the index takes 0.06 and some more. */
export const GROUP = 12;
/** Compressed bytes of a first page: most of a short piece, a third of a long one. */
export const PAGE = 768;

const PREAMBLE = new TextEncoder().encode(`${SIGNATURE}{"":0`);
const TAIL = new TextEncoder().encode('}');
export const FIRST_PAGE_AT: number = firstSegmentAt(PREAMBLE.length);

/** What a result shows besides its excerpt. */
export interface Card {
  title: string;
  kicker?: string | undefined;
  subtitle?: string | undefined;
  subheads?: string | undefined;
  kind?: string | undefined;
  date?: string | undefined;
  newspaper?: string | undefined;
  number?: string | undefined;
  page?: string | undefined;
  place?: string | undefined;
  authors?: string | undefined;
}

/** The deepest names of a place, as a reader says it: 嘉善县西塘镇. */
function placeLabel(doc: SearchDoc): string | undefined {
  const place = doc.places[0];
  if (!place) return undefined;
  const { county, city, province, zone, town, village } = place;
  return [county ?? city ?? province, zone, town, village].filter(Boolean).join('');
}

/** Texts longer than `limit` are cut: only what is shown, not what is found, depends on it. */
function card(doc: SearchDoc, limit: number): Card {
  const cut = (text: string | undefined) => {
    if (!text) return undefined;
    return text.length > limit ? `${[...text.slice(0, limit)].slice(0, -1).join('')}…` : text;
  };
  return {
    title: cut(doc.title || doc.label) ?? '',
    kicker: cut(doc.kicker),
    subtitle: cut(doc.subtitle),
    subheads: cut(doc.subheads.join('\n')),
    kind: doc.kind === 'article' ? undefined : doc.kind,
    date: cut(doc.dateLabel),
    newspaper: cut(doc.newspaper),
    number: cut(doc.numberLabel),
    page: cut(doc.pageLabel),
    place: cut(placeLabel(doc)),
    authors: cut(doc.authors.join(' ')),
  };
}

/** Lengths to try for the texts of a card until it leaves room on its page. */
const CARD_LIMITS = [200, 60, 30, 15];

const SENTENCE_END = /[。！？；…][”’」』）]*/gu;
/** A line may be cut between two characters of which neither is a space nor combines. */
const BEFORE_CUT = /[^\s\p{Cf}]/u;
const AFTER_CUT = /[^\s\p{Cf}\p{M}]/u;
const isSecondHalf = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** Where to cut `line`: the last end of a sentence up to `wanted`, or the last place that can be. */
function cutAt(line: string, wanted: number): number {
  let sentence = 0;
  for (const end of line.matchAll(SENTENCE_END)) {
    const at = end.index + end[0].length;
    if (at > wanted) break;
    sentence = at;
  }
  if (sentence > wanted / 2) return sentence;
  for (let at = wanted; at > 0; at--) {
    const fits = BEFORE_CUT.test(line.charAt(at - 1)) && AFTER_CUT.test(line.charAt(at));
    if (fits && !isSecondHalf(line.charCodeAt(at))) return at;
  }
  return line.length;
}

/** Splits lines after `wanted` characters or so: between lines, or in one at the end of a sentence. */
function split(lines: readonly string[], wanted: number): { first: string[]; rest: string[] } {
  const first: string[] = [];
  let room = wanted;
  for (const [i, line] of lines.entries()) {
    if (line.length > room) {
      const at = room > 0 ? cutAt(line, room) : 0;
      if (at > 0) first.push(line.slice(0, at));
      const left = at < line.length ? [line.slice(at)] : [];
      return { first, rest: [...left, ...lines.slice(i + 1)] };
    }
    first.push(line);
    room -= line.length;
  }
  return { first, rest: [] };
}

const encode = (key: string, value: unknown) =>
  segment(new TextEncoder().encode(`,${JSON.stringify(key)}:${JSON.stringify(value)}`));

/** Further pages of a piece: [position of its first character, offset in the file, bytes]. */
type Further = [from: number, at: number, size: number];

/** A first page tells of so many further pages at most; those of a very long text are bigger. */
const MOST_FURTHER = 16;
/** Compressed bytes of a character of text in a page of its own: usual, and least. */
const BYTES_PER_CHARACTER = 2;
const LEAST_BYTES = 1.5;
/** What one entry of a first page's list of further pages adds to it; more is tried if need be. */
const ENTRY_BYTES = 9;
const MARGINS = [0, 9, 24, 60, 120, 240];

/** A page filled: its segment, the lines on it, and those that did not fit. */
interface Filled {
  made: Segment;
  first: string[];
  rest: string[];
}

/** Fills a segment with as much text as fits into `size` bytes; undefined when none does. */
function fill(
  lines: string[],
  size: number,
  make: (lines: string[]) => Segment,
): Filled | undefined {
  // The first guess is a little too much, so that a page is full; each further one shrinks it by
  // what a character takes, and somewhat more.
  let wanted = Math.ceil(size / LEAST_BYTES);
  for (;;) {
    const { first, rest } = split(lines, wanted);
    const made = make(first);
    const over = made.deflated.length - size;
    if (over <= 0) return { made, first, rest };
    if (wanted === 0) return undefined;
    const taken = first.reduce((sum, line) => sum + line.length, 0);
    wanted = Math.max(0, Math.min(taken, wanted) - Math.ceil(over / LEAST_BYTES) - 2);
  }
}

/** The pages of one piece; `base` is where in its file the next further page will be. */
function pagesOf(
  doc: SearchDoc,
  key: string,
  base: number,
  normalise: (printed: string) => string,
): { first: Segment; further: Segment[] } {
  const lines = searchParts(doc).text;
  const characters = lines.join('').length;
  const furtherSize = Math.max(PAGE, (characters * BYTES_PER_CHARACTER) / MOST_FURTHER);
  const entries = Math.floor((characters * BYTES_PER_CHARACTER) / furtherSize);

  /** Positions that lines take; the last one has its gap only when the next page begins a line. */
  const extent = (all: readonly string[], next: readonly string[], whole: readonly string[]) => {
    const inside = all.reduce((sum, line) => sum + units(normalise(line)).length, 0);
    const ends = all.length + next.length === whole.length;
    return inside + all.length - (ends ? 0 : 1);
  };

  for (const limit of CARD_LIMITS) {
    const meta = card(doc, limit);
    const firstPage = (page: string[], more: Further[]) => {
      const shown = { url: doc.url, meta, anchors: [], content: page.join('\n') };
      return encode(key, more.length > 0 ? { ...shown, more } : shown);
    };
    for (const margin of MARGINS) {
      const size = PAGE - entries * ENTRY_BYTES - margin;
      const filled = fill(lines, size, (page) => firstPage(page, []));
      if (!filled) break;
      const further: Segment[] = [];
      const more: Further[] = [];
      let from = extent(filled.first, filled.rest, lines);
      let at = base;
      for (let { rest } = filled; rest.length > 0; ) {
        const member = `${key}.${further.length + 1}`;
        const page = fill(rest, furtherSize, (some) =>
          encode(member, { content: some.join('\n') }),
        );
        if (!page) throw new Error(`a page of results holds nothing of ${doc.id}`);
        more.push([from, at, page.made.deflated.length]);
        further.push(page.made);
        at += page.made.deflated.length;
        from += extent(page.first, page.rest, rest);
        rest = page.rest;
      }
      const first = padded(firstPage(filled.first, more), PAGE);
      if (first) return { first, further };
    }
  }
  throw new Error(`${doc.id} does not fit on a page of results`);
}

/** One file of results: pieces number `first` and following, counted from the oldest. */
export function resultFile(
  docs: readonly SearchDoc[],
  first: number,
  normalise: (printed: string) => string,
): Uint8Array {
  let at = FIRST_PAGE_AT + docs.length * PAGE;
  const firsts: Segment[] = [];
  const furthers: Segment[] = [];
  docs.forEach((doc, i) => {
    const { first: page, further } = pagesOf(doc, (first + i).toString(36), at, normalise);
    firsts.push(page);
    furthers.push(...further);
    for (const { deflated } of further) at += deflated.length;
  });
  return segmentedFile(PREAMBLE, [...firsts, ...furthers], { tail: TAIL });
}
