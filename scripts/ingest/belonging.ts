import { blockText } from './blocks.ts';
import { bare } from './chars.ts';
import type { Draft } from './drafts.ts';
import { bodyMarks, NEAR, restText } from './marks.ts';
import { personsIn } from './persons.ts';
import { isCaption } from './settle.ts';
import { grams } from './words.ts';

/**
 * What speaks for another piece than the one where a paragraph stands: weights fitted to paragraphs
 * of pages with and without misplaced ones (logistic regression on composed pages of other papers),
 * so that their sum grows with the logarithm of the odds. Shared pairs of characters
 * count by how few pieces nearby have them; persons and places only if one piece alone has them.
 */
const PAIRS = 2.2;
const HEADLINE = 5;
const PERSON = 3;
const SHORT_NAME = 1.7;
const PLACE = 1;
const BESIDE = 1.4;
/** A longer text shares more of anything: taken off for each power of e that it is longer. */
const LENGTH = 2.3;
const SHORTEST = 50;

/** Two persons or places say as much as more. */
const MOST_NAMES = 2;

/** The pairs of characters of a page: which drafts have each, draft after draft with how often. */
export interface PagePairs {
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly texts: readonly string[];
  readonly heads: readonly string[];
}

/** Counts the pairs of characters of each draft, captions left out. */
export function pagePairs(drafts: readonly Draft[]): PagePairs {
  const places = new Map<string, number[]>();
  const texts = drafts.map((draft) => restText(draft, isCaption));
  for (const [draft, text] of texts.entries()) {
    for (const pair of grams(text, 2)) {
      const found = places.get(pair);
      if (!found) places.set(pair, [draft, 1]);
      else if (found.at(-2) === draft) found[found.length - 1] = (found.at(-1) ?? 0) + 1;
      else found.push(draft, 1);
    }
  }
  return { places, texts, heads: drafts.map(headline) };
}

function headline({ kickers, headlines, subtitles }: Draft): string {
  return bare([...kickers, ...headlines, ...subtitles].map(blockText).join('\n'));
}

/** What speaks for one draft, before it is weighed. */
interface Shared {
  pairs: number;
  headline: number;
  persons: number;
  shortNames: number;
  places: number;
}

const nothing: Shared = { pairs: 0, headline: 0, persons: 0, shortNames: 0, places: 0 };

/** A paragraph, and the names in it that may tell where it belongs. */
export interface Telling {
  /** Without white space. */
  readonly text: string;
  readonly pairs: ReadonlyMap<string, number>;
  /** Each name in the forms it may have, the longer first. */
  readonly persons: readonly (readonly string[])[];
  readonly places: readonly (readonly string[])[];
}

/** Reads a paragraph for `belonging`. */
export function telling(paragraph: string): Telling {
  const text = bare(paragraph);
  const pairs = new Map<string, number>();
  for (const pair of grams(text, 2)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  const sites = bodyMarks(text).filter(({ rank }) => rank === 'town' || rank === 'spot');
  return { text, pairs, persons: personsIn(text), places: sites.map(({ forms }) => forms) };
}

/**
 * The draft nearby that a paragraph most likely belongs to, and how much more speaks for it than for
 * the draft `own` where the paragraph stands. Only drafts that `open` allows are asked.
 */
export function belonging(
  paragraph: Telling,
  own: number,
  page: PagePairs,
  open: (draft: number) => boolean,
): { to: number; evidence: number } | undefined {
  const { length } = paragraph.text;
  const shared = sharedBy(paragraph, own, page);
  const here = shared.get(own) ?? { ...nothing };
  const size = (draft: number, less: number) =>
    Math.log((page.texts[draft]?.length ?? 0) - less + SHORTEST);
  let best: { to: number; evidence: number } | undefined;
  for (const [to, there] of shared) {
    if (to === own || !open(to)) continue;
    const more = (key: keyof Shared) => there[key] - here[key];
    const names = (key: keyof Shared) =>
      Math.min(MOST_NAMES, there[key]) - Math.min(MOST_NAMES, here[key]);
    const evidence =
      (PAIRS * more('pairs') + HEADLINE * more('headline')) / Math.sqrt(length) +
      PERSON * names('persons') +
      SHORT_NAME * names('shortNames') +
      PLACE * names('places') +
      (Math.abs(to - own) === 1 ? BESIDE : 0) -
      LENGTH * (size(to, 0) - size(own, length));
    // Words alone mislead where two pieces are about one matter: a name must say so too.
    const named = names('persons') > 0 || names('places') > 0;
    if (named && (!best || evidence > best.evidence)) best = { to, evidence };
  }
  return best;
}

/** What each draft nearby shares with a paragraph that stands in `own`, itself left out there. */
function sharedBy({ text, pairs, persons, places }: Telling, own: number, page: PagePairs) {
  const first = Math.max(0, own - NEAR);
  const last = Math.min(page.texts.length - 1, own + NEAR);
  const result = new Map<number, Shared>();
  const of = (draft: number): Shared => {
    const found = result.get(draft) ?? { ...nothing };
    result.set(draft, found);
    return found;
  };
  const having = new Map<string, number[]>();
  for (const [pair, times] of pairs) {
    const found = draftsBetween(page.places.get(pair) ?? [], first, last, own, times);
    having.set(pair, found);
    const rare = Math.log((last - first + 2) / found.length);
    for (const draft of found) {
      const shared = of(draft);
      shared.pairs += rare;
      if (page.heads[draft]?.includes(pair)) shared.headline += rare;
    }
  }
  /** The one draft that has a name, if one alone has it. */
  const only = (name: string): number | undefined => {
    const found = (having.get(name.slice(0, 2)) ?? []).filter((draft) => {
      const times = occurrences(page.texts[draft] ?? '', name);
      return times > (draft === own ? occurrences(text, name) : 0);
    });
    return found.length === 1 ? found[0] : undefined;
  };
  for (const forms of persons) {
    const form = forms.find((name) => only(name) !== undefined);
    const draft = form === undefined ? undefined : only(form);
    if (form && draft !== undefined) of(draft)[form.length > 2 ? 'persons' : 'shortNames']++;
  }
  for (const forms of places) {
    const drafts = new Set(forms.flatMap((form) => only(form) ?? []));
    const [draft] = drafts;
    if (draft !== undefined && drafts.size === 1) of(draft).places++;
  }
  return result;
}

function occurrences(text: string, name: string): number {
  return text.split(name).length - 1;
}

/** The drafts of a list of drafts and counts from `first` to `last`; `own` only if it has more than `less`. */
function draftsBetween(
  places: readonly number[],
  first: number,
  last: number,
  own: number,
  less: number,
): number[] {
  const found: number[] = [];
  for (let at = lowest(places, first); at < places.length; at += 2) {
    const draft = places[at] ?? 0;
    if (draft > last) break;
    if (draft !== own || (places[at + 1] ?? 0) > less) found.push(draft);
  }
  return found;
}

/** Index of the first entry of a draft from `first` on, in a list of drafts and counts, found by halving. */
function lowest(places: readonly number[], first: number): number {
  let low = 0;
  let high = places.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle * 2] ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}
