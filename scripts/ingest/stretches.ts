import { width } from './chars.ts';
import { breaksWord } from './continuation.ts';
import { CREDIT, FIRST_SHORT_BY, headLines, INDENTED, isSigned, lineWidth } from './head-lines.ts';
import { isMark, isPicture } from './markup.ts';
import { type Piece, part, signatureIndex } from './pieces.ts';

/** Text that stands together: one piece, or the print lines of a paragraph that were kept apart. */
export interface Stretch {
  readonly pieces: readonly Piece[];
  readonly text: string;
  /** Dump line it begins on. */
  readonly line: number;
  readonly indent: number;
}

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
const SHORT_BY = 2.5;
const LONG_BY = 1.5;

/** Of the line ends looked at first, this share falls inside words, though no space shows it. */
const BROKEN = 0.08;
/** On a small page none may: so many lines end inside a clause, after the end of another one. */
const OPEN = 0.3;
const RUNS_ON = /[，。；：、？！,;:?!].*[\p{L}\d]$/u;
const LOOKED_AT = 200;

/** A dump's own mark of a headline: never the middle of a paragraph. */
const HEADING = /^#{1,6}\s*[^\s#]/;

/** Words that the name on the next line goes on with, and the names that stand between. */
const CREDITED = /(?:记者|通讯员|社发?)(?:\s+[\p{Script=Han}·]{2,4})*$/u;

/** So many blank lines mark the place of a picture that is not in the dump. */
const PICTURE_LINES = 3;

/** Joins the print lines of paragraphs in dumps that keep the newspaper's line ends. */
export function stretches(all: readonly Piece[]): Stretch[] {
  const { pieces, glued } = withoutMarks(all);
  const measure = printWidth(pieces);
  if (measure === undefined) return glue(pieces, glued).map(stretch);
  const indented = pieces.some((piece) => piece.indent >= INDENTED);
  const heads = headLines(pieces, measure, indented);
  const result: Piece[][] = [];
  let before: Piece | undefined;
  for (const piece of pieces) {
    const open = result.at(-1);
    const least = measure - (open?.length === 1 && !indented ? FIRST_SHORT_BY : SHORT_BY);
    const full = before !== undefined && lineWidth(before) >= least;
    const below = before !== undefined && piece.text !== '' && piece.line === before.line + 1;
    const own = HEADING.test(piece.text) || heads.has(piece);
    const apart = own || isCredit(piece, before) || isSigned(piece, before);
    if (open && glued.has(piece)) open.push(piece);
    else if (open && full && below && piece.indent < INDENTED && !apart) open.push(piece);
    else result.push([piece]);
    before = piece.text === '' ? undefined : piece;
  }
  return result.flatMap(cutSignature).map(stretch);
}

/** Writers' names in brackets that close a text and go on over the end of a print line. */
function cutSignature(pieces: readonly Piece[]): (readonly Piece[])[] {
  const at = pieces.length > 1 ? signatureIndex(joinPieces(pieces)) : undefined;
  return at === undefined ? [pieces] : splitPieces(pieces, at);
}

/**
 * Text without the marks of Markdown: what stands around one goes together, and a picture leaves
 * the gap that a removed picture leaves in other dumps.
 */
function withoutMarks(all: readonly Piece[]): { pieces: readonly Piece[]; glued: Set<Piece> } {
  const glued = new Set<Piece>();
  if (!all.some(({ text }) => isMark(text))) return { pieces: all, glued };
  const pieces: Piece[] = [];
  for (const [index, piece] of all.entries()) {
    const before = all[index - 1];
    const first = before?.line !== piece.line;
    if (isMark(piece.text)) {
      const alone = first && all[index + 1]?.line !== piece.line;
      const blank = { ...piece, to: piece.from, text: '' };
      const gap = isPicture(piece.text) && first ? PICTURE_LINES : alone ? 1 : 0;
      for (let line = 0; line < gap; line++) pieces.push(blank);
      continue;
    }
    const last = pieces.at(-1);
    const around = !first && before !== undefined && isMark(before.text);
    if (around && last?.line === piece.line && last.text !== '') glued.add(piece);
    pieces.push(piece);
  }
  return { pieces, glued };
}

function glue(pieces: readonly Piece[], glued: ReadonlySet<Piece>): Piece[][] {
  const result: Piece[][] = [];
  for (const piece of pieces) {
    if (glued.has(piece)) result.at(-1)?.push(piece);
    else result.push([piece]);
  }
  return result;
}

function isCredit(piece: Piece, before: Piece | undefined): boolean {
  return piece.indent > 0 && CREDIT.test(piece.text) && !CREDITED.test(before?.text ?? '');
}

/** The width of this dump's print lines if it keeps them, else undefined. */
function printWidth(pieces: readonly Piece[]): number | undefined {
  const widths = pieces
    .filter((piece, index) => {
      const next = pieces[index + 1];
      return piece.text !== '' && next !== undefined && next.text !== '' && next.line > piece.line;
    })
    .map(lineWidth);
  const all = pieces.reduce((sum, { text }) => sum + width(text), 0);
  const below = widths.reduce((sum, lineWidth) => sum + lineWidth, 0);
  if (widths.length < FEWEST || below < COLUMN * all) return undefined;
  const counts = new Map<number, number>();
  for (const width of widths)
    counts.set(Math.round(width), (counts.get(Math.round(width)) ?? 0) + 1);
  const near = (width: number) =>
    widths.filter((other) => other >= width - SHORT_BY && other <= width + LONG_BY).length;
  const best = [...counts.keys()]
    .filter((width) => width >= NARROWEST && width <= WIDEST)
    .sort((a, b) => near(b) - near(a) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  if (best === undefined || near(best) < WRAPPED * widths.length) return undefined;
  return breaksWords(pieces) ? best : undefined;
}

/** A column's line ends fall inside words and clauses now and then; those of verse do not. */
function breaksWords(pieces: readonly Piece[]): boolean {
  let pairs = 0;
  let broken = 0;
  let open = 0;
  for (const [index, { text, line }] of pieces.entries()) {
    const next = pieces[index + 1];
    if (pairs === LOOKED_AT) break;
    if (text === '' || next === undefined || next.text === '' || next.line !== line + 1) continue;
    pairs++;
    if (RUNS_ON.test(text)) open++;
    if (breaksWord(text, next.text)) broken++;
  }
  return broken >= BROKEN * pairs || open >= OPEN * pairs;
}

function stretch(pieces: readonly Piece[]): Stretch {
  const [first] = pieces;
  if (!first) throw new Error('a stretch has at least one piece');
  return { pieces, text: joinPieces(pieces), line: first.line, indent: first.indent };
}

/**
 * Print lines of Latin letters need the space that the line end was; Han characters do not. A single
 * space at the head of a line is a printed one: it parts the names of a credit.
 */
export function joinPieces(pieces: readonly Piece[]): string {
  const parts: string[] = [];
  let last = '';
  for (const piece of pieces) {
    parts.push(gapBefore(piece, last), piece.text);
    last = piece.text.slice(-1) || last;
  }
  return parts.join('');
}

export function joinTexts(text: string, next: string): string {
  return text + gap(text, next) + next;
}

function gapBefore({ text, indent }: Piece, last: string): string {
  return last !== '' && indent === 1 ? ' ' : gap(last, text);
}

const latin = /^[A-Za-z]$/;

function gap(text: string, next: string): string {
  return latin.test(text.slice(-1)) && latin.test(next.slice(0, 1)) ? ' ' : '';
}

/** Cuts pieces in two at an index of their joined text. */
export function splitPieces(pieces: readonly Piece[], index: number): [Piece[], Piece[]] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let end = 0;
  let last = '';
  for (const piece of pieces) {
    const start = end + gapBefore(piece, last).length;
    end = start + piece.text.length;
    last = piece.text.slice(-1) || last;
    if (end <= index) before.push(piece);
    else if (start >= index) after.push(piece);
    else {
      before.push(part(piece, 0, index - start));
      after.push(part(piece, index - start, piece.text.length));
    }
  }
  return [before, after];
}
