import { leavesOpen, sentenceEnd } from './chars.ts';
import { isDateline } from './label/body.ts';
import { hasDate } from './label/printed-date.ts';
import { parseNames } from './names.ts';
import type { Piece } from './pieces.ts';
import { FIRST_SHORT_BY, INDENTED, lineWidth } from './print-width.ts';

/** A headline has hardly more lines. */
const MOST_HEAD = 3;

/** Whoever took or gave a picture signs its caption, no text. */
const PICTURE = /(?:摄|供图|提供|[文\s/／]图|资料图片?)[)）]?$/u;

/** Names in brackets on a line of their own. */
const WRITERS = /^[（(][^（()）]{2,40}[)）]$/u;

/** What a masthead has beside its date. */
const MASTHEAD = /[版期]|星期|周[一二三四五六日]/u;

/** What a sentence has, and no headline. */
const STATES = /[。；;]|[，,、]$/u;

/** What a line of writers begins with, as no print line does that goes on with a sentence. */
const SIGNED =
  /^(?:[■□●◆]\s*)?(?:本报|[\p{Script=Han}]{0,4})(?:首席|见习|实习|特约|全媒体)*(?:记者|通讯员)\s+\p{Script=Han}/u;

/** Who took a picture, set off from a caption without a full stop by a space where the line ends. */
export const CREDIT = /^[\p{Script=Han}·\s]{2,24}\s(?:文\s*[/／]\s*)?摄(?:影报道)?$/u;

/**
 * A few lines without a full stop, below a text that has ended, are a headline if the writers or a
 * dateline stand below them, or where paragraphs are indented and these lines are not: as wide as
 * the column by chance, each of them is of its own.
 */
export function headLines(
  pieces: readonly Piece[],
  measure: number,
  indented: boolean,
): Set<Piece> {
  const found = new Set<Piece>();
  let last: Piece | undefined;
  for (let from = 0; from < pieces.length; from++) {
    const piece = pieces[from] as Piece;
    if (piece.text === '') continue;
    const ended = last === undefined || hasEnded(last, measure);
    const begins =
      last === undefined || piece.line > last.line + 1 || (indented && hangs(piece, last));
    last = piece;
    if (!begins || !ended || piece.indent >= INDENTED) continue;
    const run = pieces.slice(from, from + MOST_HEAD + 1);
    const size = run.findIndex(
      (next) => next.text === '' || next.indent >= INDENTED || isSigned(next, undefined),
    );
    if (size < 1 || !run.slice(0, size).every(isHeadLine)) continue;
    let next = from + size;
    while (pieces[next]?.text === '') next++;
    const below = pieces[next];
    if (below && PICTURE.test(below.text)) continue;
    const opens = below !== undefined && (isSigned(below, undefined) || isDateline(below.text));
    if (indented || opens) for (const line of run.slice(0, size)) found.add(line);
  }
  return found;
}

/** A text ends in a full stop, before the end of the print line or with its writers; a masthead is none. */
function hasEnded(last: Piece, measure: number): boolean {
  if (lineWidth(last) < measure - FIRST_SHORT_BY || WRITERS.test(last.text)) return true;
  if (hasDate(last.text) && MASTHEAD.test(last.text)) return true;
  return sentenceEnd.test(last.text) && !leavesOpen(last.text);
}

/** Where paragraphs are indented, a line that is not stands below a full stop: a subhead, if no end of one. */
function hangs({ text }: Piece, last: Piece): boolean {
  return sentenceEnd.test(last.text) && !leavesOpen(last.text) && !sentenceEnd.test(text);
}

function isHeadLine({ text }: Piece): boolean {
  return !STATES.test(text) && !leavesOpen(text) && !CREDIT.test(text);
}

/** The line of the writers, which names their office first, goes on with no headline: 本报记者 张三. */
export function isSigned(piece: Piece, before: Piece | undefined): boolean {
  return (
    SIGNED.test(piece.text) &&
    !PICTURE.test(piece.text) &&
    !leavesOpen(before?.text ?? '') &&
    parseNames(piece.text)?.known === true
  );
}
