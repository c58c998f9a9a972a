import type { Reading } from './across.ts';
import { captionLines } from './caption-lines.ts';
import { CREDIT, headLines, isSigned } from './head-lines.ts';
import { isJump } from './label/jump.ts';
import { isPointer } from './label/pointer.ts';
import { isMark, isPicture } from './markup.ts';
import { type Piece, part, signatureIndex } from './pieces.ts';
import { FIRST_SHORT_BY, INDENTED, lineWidth, printWidth, SHORT_BY } from './print-width.ts';

/** Text that stands together: one piece, or the print lines of a paragraph that were kept apart. */
export interface Stretch {
  readonly pieces: readonly Piece[];
  readonly text: string;
  /** Dump line it begins on. */
  readonly line: number;
  readonly indent: number;
}

/** A dump's own mark of a headline: never the middle of a paragraph. */
const HEADING = /^#{1,6}\s*[^\s#]/;

/** Words that the name on the next line goes on with, and the names that stand between. */
const CREDITED = /(?:记者|通讯员|社发?)(?:\s+[\p{Script=Han}·]{2,4})*$/u;

/** So many blank lines mark the place of a picture that is not in the dump. */
const PICTURE_LINES = 3;

/** Joins the print lines of paragraphs: of columns read across, and in dumps that keep the newspaper's line ends. */
export function stretches({ pieces: all, columns }: Reading): Stretch[] {
  const { pieces, glued } = withoutMarks(all);
  for (const piece of linesWithin(pieces, columns)) glued.add(piece);
  const measure = printWidth(pieces.filter(({ line }) => !columns.has(line)));
  if (measure === undefined) return glue(pieces, glued).map(stretch);
  const indented = pieces.some((piece) => piece.indent >= INDENTED);
  const heads = headLines(pieces, measure, indented);
  const captions = captionLines(pieces);
  const result: Piece[][] = [];
  let before: Piece | undefined;
  for (const piece of pieces) {
    const open = result.at(-1);
    const least = measure - (open?.length === 1 && !indented ? FIRST_SHORT_BY : SHORT_BY);
    const full = before !== undefined && lineWidth(before) >= least;
    const below = before !== undefined && piece.text !== '' && piece.line === before.line + 1;
    const own = HEADING.test(piece.text) || heads.has(piece);
    const marked = isSign(piece.text) || isSign(open?.[0]?.text ?? '');
    const apart = own || marked || isCredit(piece, before) || isSigned(piece, before);
    if (open && (glued.has(piece) || captions.has(piece))) open.push(piece);
    else if (open && full && below && piece.indent < INDENTED && !apart) open.push(piece);
    else result.push([piece]);
    before = piece.text === '' ? undefined : piece;
  }
  return result.flatMap(cutSignature).map(stretch);
}

/** The first piece of each line of a column that goes on with the paragraph of the line above it. */
function linesWithin(pieces: readonly Piece[], columns: Reading['columns']): Piece[] {
  return pieces.filter(
    ({ line }, at) => columns.get(line)?.begins === false && pieces[at - 1]?.line !== line,
  );
}

/** What sends the reader to another page stands alone, be it as wide as the column. */
function isSign(text: string): boolean {
  return isJump(text) || isPointer(text);
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
