import { bare } from './chars.ts';
import { continuation } from './continuation.ts';
import { sharedPairs } from './words.ts';

/** What the first part of an article and the mark at its end say: 下转第3版. */
export interface FirstPart {
  readonly jumpTo: string | undefined;
  /** The page it stands on, where the dump says so. */
  readonly page: string | undefined;
  /** Kicker, headline and subtitle. */
  readonly headline: string;
  /** Its last paragraph. */
  readonly text: string;
}

/** What a second part and the mark above it say: 上接第1版《…》. */
export interface SecondPart {
  readonly jumpFrom: string | undefined;
  readonly page: string | undefined;
  /** The headline of the first part: as the mark names it, or printed again. */
  readonly title: string;
  /** The mark itself names it. */
  readonly named: boolean;
  readonly text: string;
}

/** A headline that both parts have speaks for them more than that the sentence reads on. */
const SAME = 10;

/** A mark that names a headline with less than this share of its pairs of characters means another. */
const OTHER = 0.25;

/** Do the marks and the pages of two parts allow them to be of one article? */
export function fits(first: FirstPart, second: SecondPart): boolean {
  if (first.jumpTo === undefined || second.jumpFrom === undefined) return false;
  const to = second.page === undefined || samePage(first.jumpTo, second.page);
  const from = first.page === undefined || samePage(second.jumpFrom, first.page);
  if (!to || !from) return false;
  const told = first.page !== undefined && second.page !== undefined;
  return told || !second.named || alike(first, second) >= OTHER;
}

/** A mark says 第3版 for page A3 of its own part of the paper. */
function samePage(mark: string, page: string): boolean {
  if (mark === page) return true;
  const [one, other] = [mark, page].map((number) => number.replace(/^[A-Z]/u, ''));
  return one === other && (one === mark || other === page);
}

/** The same headline, be it shortened, speaks for two parts most, then whether the sentence reads on. */
export function likelihood(first: FirstPart, second: SecondPart): number {
  return SAME * alike(first, second) + continuation(first.text, second.text);
}

/** How much of the headline that a second part has is that of the first part, from 0 to 1. */
function alike(first: FirstPart, second: SecondPart): number {
  const [one, other] = [bare(first.headline), bare(second.title)];
  if (other === '') return 0;
  return one !== '' && (one.includes(other) || other.includes(one)) ? 1 : sharedPairs(other, one);
}

/** Of two parts on pages of one dump, the one on the lower page stands first. */
export function inOrder(first: FirstPart, second: SecondPart, ahead: boolean): boolean {
  const [from, to] = [second.jumpFrom, first.jumpTo].map((page) =>
    Number((page ?? '').replace(/^[A-Z]/u, '')),
  );
  return from === to || (from ?? 0) < (to ?? 0) === ahead;
}
