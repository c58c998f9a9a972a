import { width } from './chars.ts';
import { breaksWord } from './continuation.ts';
import type { Piece } from './pieces.ts';

/** A printed indent, in columns. */
export const INDENTED = 2;

/** A dump has hard line ends if this share of its lines below one another has one width … */
const WRAPPED = 0.55;
/** … and there are at least this many of them. */
const FEWEST = 8;
/** … and they hold this share of its text: the lines of a masthead are short, and no column. */
const COLUMN = 0.3;
/** Print lines are this wide, in Han characters, … */
const NARROWEST = 8;
const WIDEST = 70;
/** … give or take what punctuation, digits and the first line's indent take. */
export const SHORT_BY = 2.5;
const LONG_BY = 1.5;
/** The first line of a paragraph whose indent was lost is shorter by as much. */
export const FIRST_SHORT_BY = 4;

/** Of the line ends looked at first, this share falls inside words, though no space shows it. */
const BROKEN = 0.08;
/** Verse and lists do not begin in every few lines with an indent: where paragraphs do, less is enough. */
const BROKEN_INDENTED = 0.04;
/** So many lines are paragraphs' first, indented and with a line below that is not. */
const FEWEST_INDENTED = 5;
/** On a small page none may: so many lines end inside a clause, after the end of another one. */
const OPEN = 0.3;
const RUNS_ON = /[，。；：、？！,;:?!].*[\p{L}\d]$/u;
const LOOKED_AT = 200;

/** The width of this dump's print lines if it keeps them, else undefined. */
export function printWidth(pieces: readonly Piece[]): number | undefined {
  const pairs = below(pieces);
  const first = pairs.filter(([piece, next]) => piece.indent >= INDENTED && next.indent < INDENTED);
  const indented = first.length >= FEWEST_INDENTED;
  // The last line of a paragraph is as long as it happens to be.
  const going = indented ? pairs.filter(([, next]) => next.indent < INDENTED) : pairs;
  const widths = going.map(([piece]) => lineWidth(piece));
  const all = pieces.reduce((sum, { text }) => sum + width(text), 0);
  const column = pairs.reduce((sum, [piece]) => sum + lineWidth(piece), 0);
  if (widths.length < FEWEST || column < COLUMN * all) return undefined;
  const counts = new Map<number, number>();
  for (const width of widths)
    counts.set(Math.round(width), (counts.get(Math.round(width)) ?? 0) + 1);
  const near = (width: number) =>
    widths.filter((other) => other >= width - SHORT_BY && other <= width + LONG_BY).length;
  const best = [...counts.keys()]
    .filter((width) => width >= NARROWEST && width <= WIDEST)
    .sort((a, b) => near(b) - near(a) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  if (best === undefined || near(best) < WRAPPED * widths.length) return undefined;
  return breaksWords(going, indented ? BROKEN_INDENTED : BROKEN) ? best : undefined;
}

/** Each line that has another right below it, with that one. */
function below(pieces: readonly Piece[]): [Piece, Piece][] {
  return pieces.flatMap((piece, index): [Piece, Piece][] => {
    const next = pieces[index + 1];
    if (piece.text === '' || !next || next.text === '' || next.line <= piece.line) return [];
    return [[piece, next]];
  });
}

/** A column's line ends fall inside words and clauses now and then; those of verse do not. */
function breaksWords(pairs: readonly (readonly [Piece, Piece])[], least: number): boolean {
  const looked = pairs.slice(0, LOOKED_AT);
  const broken = looked.filter(([piece, next]) => breaksWord(piece.text, next.text)).length;
  const open = looked.filter(([piece]) => RUNS_ON.test(piece.text)).length;
  return broken >= least * looked.length || open >= OPEN * looked.length;
}

/** The width of a print line, its spaces included: those between names take room. */
export function lineWidth({ text, indent }: Piece): number {
  let spaces = 0;
  for (const [space] of text.matchAll(/\s/gu)) spaces += space === '　' ? 1 : 0.5;
  return width(text) + spaces + indent;
}
