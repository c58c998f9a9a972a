import { excerpt, type HitFinder, hitFinder, marked, type Segment } from '../excerpt.ts';
import { type Normalise, needsFoldingTable, units } from '../tokenize.ts';
import { GarbledIndex, inflate } from './bytes.ts';
import type { Leaf } from './evaluate.ts';
import { kept, type OpenIndex } from './index.ts';
import { type Postings, placesOf, postingsOf } from './postings.ts';
import { narrowest } from './rank.ts';

export { readFolding } from './folding.ts';

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
  hitsOf: HitFinder,
): Shown {
  const mark = (text = '') => marked(text, hitsOf);
  return {
    url,
    card,
    title: mark(card.title),
    kicker: mark(card.kicker),
    subtitle: mark(card.subtitle),
    excerpt: excerpt(lines, hitsOf),
  };
}

/** Pages by their keys; each is one member of its file's object, with the comma before it. */
function pagesIn(inflated: Uint8Array): Record<string, unknown> {
  try {
    return JSON.parse(`{${new TextDecoder().decode(inflated).slice(1)}}`);
  } catch (error) {
    throw new GarbledIndex(String(error));
  }
}

/**
 * Inflates and reads pages. A stream costs more than a page in it: those that come while others are
 * read are read together.
 */
export function pageReader() {
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let next: Promise<Record<string, unknown>> | undefined;
  let reading: Promise<unknown> = Promise.resolve();
  return (bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, unknown>> => {
    waiting.push(bytes);
    next ??= reading.then(async () => {
      const parts = waiting;
      waiting = [];
      next = undefined;
      const pages = inflate('deflate-raw', ...parts).then(pagesIn);
      reading = pages.catch(() => {});
      return pages;
    });
    return next;
  };
}

/** The end of a line where nothing is missing: a sentence's, with no letter behind it. */
const SENTENCE_END = /[。！？!?；;…][^a-z\u3400-\u{3ffff}]*$/iu;

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
 * Loads results; pages that were loaded stay.
 *
 * @param bare normalises without the table of Traditional characters
 * @param folding gives what normalises with it: asked for only when a hit is known to be there and is not seen
 */
export function resultLoader(
  { table, source }: OpenIndex,
  bare: Normalise,
  folding: () => Promise<Normalise>,
) {
  const { base } = table;
  const pagesAmong = pageReader();
  const read = async <Page>(doc: number, suffix: string, at: number, size: number) => {
    const file = Math.floor(doc / table.group).toString(36);
    const path = `fragment/${table.version}/${file}.pf_fragment`;
    const pages = await pagesAmong(await source.part(path, at, size));
    const page = pages[doc.toString(36) + suffix];
    if (!page) throw new GarbledIndex(path);
    return page as Page;
  };
  const first = kept((doc: number) =>
    read<FirstPage>(doc, '', table.firstPageAt + (doc % table.group) * table.page, table.page),
  ).get;
  /** The text of a further page: number 0 is the one behind the first. */
  const further = async (doc: number, number: number): Promise<string> => {
    const [, at = 0, size = 0] = (await first(doc)).more?.[number] ?? [];
    return (await read<{ content: string }>(doc, `.${number + 1}`, at, size)).content;
  };

  /** The lines around a position of the text: those of its page, and of the next when it is near; `cut` says that one goes on. */
  const linesAt = async (
    doc: number,
    place: number,
    length: number,
    cut: string,
  ): Promise<string[]> => {
    const { content, more = [] } = await first(doc);
    const number = more.findLastIndex(([from]) => from <= place);
    const next = more[number + 1];
    const here = number < 0 ? content : await further(doc, number);
    if (!next) return here.split('\n');
    const reaches = place + length > next[0];
    const text = reaches ? here + (await further(doc, number + 1)) : here;
    const complete = (reaches && !more[number + 2]) || SENTENCE_END.test(text);
    return (complete ? text : text + cut).split('\n');
  };

  /** Characters that no folding is needed for: telling takes longer than remembering. */
  const simple = new Set<string>();
  const needsFolding = (lines: readonly string[]) => {
    const others = [...lines.join('')].filter((character) => !simple.has(character));
    if (needsFoldingTable(others.join(''))) return true;
    for (const character of others) simple.add(character);
    return false;
  };

  /** Whether a phrase stands in lines that were printed, Traditional characters folded if need be. */
  const stands = async (lines: readonly string[], phrase: string) => {
    const stand = (normalise: Normalise) => lines.some((line) => normalise(line).includes(phrase));
    return stand(bare) || (needsFolding(lines) && stand(await folding()));
  };

  return {
    /** Those of some hits, all of them in the text, where the printed text has the phrase. */
    async confirm(hits: Postings, phrase: string): Promise<Postings> {
      const length = units(phrase).length;
      const lists = hits.docs.map(async (doc, i) => {
        const places = placesOf(hits, i);
        const stand = await Promise.all(
          places.map(async (place) => stands(await linesAt(doc, place, length, ''), phrase)),
        );
        return places.filter((_, at) => stand[at]);
      });
      return postingsOf(hits.docs, await Promise.all(lists));
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
      let hitsOf = hitFinder(phrases, bare);
      const hits = (lines: readonly string[]) => lines.some((line) => hitsOf(line).length > 0);
      let lines = await linesAt(doc, place, longest, '……');
      const seen = async () => {
        const all = [...headline, ...subheads, ...lines];
        if (hits(all)) return true;
        if (!needsFolding(all)) return false;
        hitsOf = hitFinder(phrases, await folding());
        return hits(all);
      };
      if (phrases.length > 0 && !(await seen())) {
        // A single character's position is not in the index: it is on a further page.
        for (const number of more.keys()) {
          lines = (await further(doc, number)).split('\n');
          if (await seen()) break;
        }
      }
      const shown = hits(lines) || !hits(subheads) ? lines : subheads;
      return withHits({ url, meta: card }, shown, hitsOf);
    },
  };
}
