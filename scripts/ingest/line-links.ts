import { sentenceEnd } from './chars.ts';
import { continuation, firstWord, follows, opens } from './continuation.ts';
import { isDateline } from './label/body.ts';
import { parseNames } from './names.ts';
import { INDENTED, SHORT_BY } from './print-width.ts';
import { bridge, type PageWords } from './words.ts';

/** A line of a dump as it was printed, whatever pieces it is cut into. */
export interface Row {
  readonly text: string;
  /** In Han characters, with its indent: `least` if letters and digits are set half as wide, `most` if not. */
  readonly least: number;
  readonly most: number;
  readonly indent: number;
  /** Blank lines above it. */
  readonly gap: number;
}

/** What a column of print lines looks like. */
export interface Measure {
  /** Of its full lines, in Han characters. */
  readonly width: number;
  /** Its paragraphs begin with an indent. */
  readonly indented: boolean;
}

/**
 * All numbers here are natural logarithms: how many times likelier something is in a column than
 * anywhere on the page. They were counted on 33,000 line ends of composed pages, set in columns of
 * 14 to 22 characters. Below the last line of a paragraph stands an indented one, and below no other.
 */
const PARAGRAPH = 1.7;
const NEVER = -3.5;

/** Writers in brackets on a line of their own close a text. */
const WRITERS = /^[（(][^（()）。]{2,40}[)）]$/u;

/** What no line of writers has: a sentence, or who took a picture. */
const STATES = /[。，；,;]|摄[)）]?$/u;

/** How much speaks for `below` being the next line of the column in which `above` stands. */
export function link(above: Row, below: Row, measure: Measure, words: PageWords): number {
  const ended = ends(above);
  const full = isFull(above, measure);
  if (isSignature(below.text)) return ended ? PARAGRAPH : NEVER;
  if (isDateline(below.text)) return ended ? PARAGRAPH : full ? NEVER : 0;
  if (measure.indented && below.indent >= INDENTED) return ended ? PARAGRAPH : full ? NEVER : 0;
  if (full) return within(above.text, below.text, words);
  // A short line that ends no sentence is a headline or writers: anything may stand below it.
  if (!ended) return 0;
  return measure.indented ? NEVER : begins(below.text);
}

/** A line end inside a paragraph, by how well the text reads on and whether the page has its pair. */
function within(above: string, below: string, words: PageWords): number {
  const score = continuation(above, below);
  const known = bridge(words, above, below) > 0;
  if (score < -3) return 0;
  if (score < 3) return known ? 0.8 : -1.7;
  if (score < 5) return known ? 2.2 : -0.7;
  if (score < 6) return known ? 1.2 : 0;
  return known ? 3.6 : 1.2;
}

/** How much speaks for a line being the first of a paragraph. */
export function opening(line: Row, { indented }: Measure): number {
  if (isDateline(line.text)) return 2;
  if (indented) return line.indent >= INDENTED ? PARAGRAPH : -2;
  return begins(line.text);
}

/** The same where no indent shows it, by the first words. */
function begins(text: string): number {
  const opened = opens(text);
  // 被捕 and 日本 are no 被 and no 日.
  const word = firstWord(text);
  const longer = (is: (text: string) => boolean) => word.length > 1 && is(word.slice(0, 1));
  if (follows.word(text) && !longer(follows.word)) return opened ? 0 : -2.2;
  if (follows.measure(text) && !longer(follows.measure)) return opened ? 0 : -1.5;
  return opened ? 2 : -0.3;
}

/** How much speaks for a line being the last of a text. */
export function closing(line: Row): number {
  return ends(line) ? 1.9 : -3;
}

/** True if a text may end here. */
export function ends({ text }: Row): boolean {
  return sentenceEnd.test(text) || isSignature(text);
}

function isSignature(text: string): boolean {
  return WRITERS.test(text) && parseNames(text)?.known === true;
}

/** True if a paragraph ends here: with a sentence, before the end of the line. */
export function isLast(line: Row, measure: Measure): boolean {
  return ends(line) && (!isFull(line, measure) || isSignature(line.text));
}

/** True if a line is as wide as its column. */
export function isFull(line: Row, measure: Measure): boolean {
  return line.most >= measure.width - SHORT_BY;
}

/** True for a line of writers that stands between a headline and its text. */
export function isSigned({ text }: Row): boolean {
  const names = STATES.test(text) ? undefined : parseNames(text);
  return names?.known === true || names?.roles === true;
}
