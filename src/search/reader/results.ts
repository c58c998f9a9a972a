import { excerpt, hitsIn, marked, type Segment } from '../excerpt.ts';
import { type FoldingTable, needsFoldingTable, units } from '../tokenize.ts';
import { GarbledIndex, inflate } from './bytes.ts';
import type { Leaf } from './evaluate.ts';
import { kept, type OpenIndex } from './index.ts';
import { placesOf } from './postings.ts';
import { narrowest } from './rank.ts';

/** What a result shows; scripts/index/results.ts writes it. */
export interface Card {
  title: string;
  kicker?: string;
  subtitle?: string;
  subheads?: string;
  kind?: string;
  date?: string;
  newspaper?: string;
  number?: string;
  page?: string;
  place?: string;
  authors?: string;
}

/** A further page: position of its first character, offset in the file, compressed bytes. */
type Further = [from: number, at: number, size: number];

/** The first page of a piece: its card and the beginning of its text. */
interface FirstPage {
  url: string;
  meta: Card;
  content: string;
  more?: Further[];
}

export interface Shown {
  url: string;
  card: Card;
  title: Segment[];
  kicker: Segment[];
  subtitle: Segment[];
  excerpt: Segment[];
}

/** A result with its hits marked and the best of some lines. */
export function withHits(
  { url, meta: card }: Pick<FirstPage, 'url' | 'meta'>,
  lines: readonly string[],
  phrases: readonly string[],
  table: FoldingTable,
): Shown {
  const mark = (text = '') => marked(text, phrases, table);
  return {
    url,
    card,
    title: mark(card.title),
    kicker: mark(card.kicker),
    subtitle: mark(card.subtitle),
    excerpt: excerpt(lines, phrases, table),
  };
}

/** A page with its key; no page where what came is none. */
function pageOf<Page>(member: string): [key: string, page: Page] {
  try {
    const [entry = ['', undefined]] = Object.entries(JSON.parse(`{${member}}`));
    return entry as [string, Page];
  } catch (error) {
    throw new GarbledIndex(String(error));
  }
}

/** The end of a line where nothing is missing. */
const SENTENCE_END = /[。！？!?；;…]\P{L}*$/u;

/** Where in a piece's text the hits lie closest together; undefined when none is in the text. */
function bestPlace(doc: number, leaves: readonly Leaf[], base: number): number | undefined {
  const lists = leaves.flatMap(({ found }) => {
    const i = found.docs.indexOf(doc);
    const inText = i < 0 ? [] : placesOf(found, i).filter((place) => place < base);
    return inText.length > 0 ? [inText] : [];
  });
  return lists.length > 0 ? narrowest(lists).from : undefined;
}

/**
 * Loads results; pages that were loaded stay. `folding` gives the table that folds Traditional
 * characters: asked for only when a hit is known to be there and is not seen.
 */
export function resultLoader({ table, source }: OpenIndex, folding: () => Promise<FoldingTable>) {
  const { base } = table;
  const read = async <Page>(doc: number, at: number, size: number): Promise<Page> => {
    const file = Math.floor(doc / table.group).toString(36);
    const path = `fragment/${table.version}/${file}.pf_fragment`;
    const bytes = await inflate(await source.part(path, at, size), 'deflate-raw');
    // A page is one member of the file's object, with the comma before it.
    const member = new TextDecoder().decode(bytes).slice(1);
    const [key, page] = pageOf<Page>(member);
    // A further page has a dot and its number behind the piece's.
    if (key.split('.')[0] !== doc.toString(36)) throw new GarbledIndex(path);
    return page;
  };
  const first = kept((doc: number) =>
    read<FirstPage>(doc, table.firstPageAt + (doc % table.group) * table.page, table.page),
  ).get;
  const further = async (doc: number, [, at, size]: Further): Promise<string> =>
    (await read<{ content: string }>(doc, at, size)).content;

  /** The lines around a position of the text: those of its page, and of the next when it is near; `cut` says that one goes on. */
  const linesAt = async (
    doc: number,
    place: number,
    length: number,
    cut: string,
  ): Promise<string[]> => {
    const { content, more = [] } = await first(doc);
    const number = more.findLastIndex(([from]) => from <= place);
    const page = more[number];
    const next = more[number + 1];
    const here = page ? await further(doc, page) : content;
    if (!next) return here.split('\n');
    const reaches = place + length > next[0];
    const text = reaches ? here + (await further(doc, next)) : here;
    const complete = (reaches && !more[number + 2]) || SENTENCE_END.test(text);
    return (complete ? text : text + cut).split('\n');
  };

  /** Whether a phrase stands in lines that were printed, Traditional characters folded if need be. */
  const stands = async (lines: readonly string[], phrase: string) => {
    const one = [phrase];
    if (lines.some((line) => hitsIn(line, one, new Map()).length > 0)) return true;
    if (!needsFoldingTable(lines.join(''))) return false;
    const table = await folding();
    return lines.some((line) => hitsIn(line, one, table).length > 0);
  };

  return {
    /** Those of the positions in a piece's text around which the printed text has the phrase. */
    async confirm(doc: number, places: readonly number[], phrase: string) {
      const length = units(phrase).length;
      const stand = await Promise.all(
        places.map(async (place) => stands(await linesAt(doc, place, length, ''), phrase)),
      );
      return places.filter((_, i) => stand[i]);
    },
    /** One result, with the best hit's surroundings. */
    async show(doc: number, leaves: readonly Leaf[]): Promise<Shown> {
      const phrases = leaves.map(({ text }) => text);
      const place = bestPlace(doc, leaves, base) ?? 0;
      const { url, meta: card, more = [] } = await first(doc);
      const longest = Math.max(1, ...phrases.map((phrase) => units(phrase).length));
      const subheads = card.subheads?.split('\n') ?? [];
      const headline = [card.kicker, card.title, card.subtitle].filter(
        (line) => line !== undefined,
      );
      let table: FoldingTable = new Map();
      const hits = (lines: readonly string[]) =>
        lines.some((line) => hitsIn(line, phrases, table).length > 0);
      let lines = await linesAt(doc, place, longest, '……');
      const seen = async () => {
        const all = [...headline, ...subheads, ...lines];
        if (hits(all)) return true;
        if (!needsFoldingTable(all.join(''))) return false;
        table = await folding();
        return hits(all);
      };
      if (phrases.length > 0 && !(await seen())) {
        // A single character's position is not in the index: it is on a further page.
        for (const page of more) {
          lines = (await further(doc, page)).split('\n');
          if (await seen()) break;
        }
      }
      const shown = hits(lines) || !hits(subheads) ? lines : subheads;
      return withHits({ url, meta: card }, shown, phrases, table);
    },
  };
}
