import { sentenceEnd, width } from './chars.ts';
import type { Piece } from './pieces.ts';
import { INDENTED, lineWidth } from './print-width.ts';

/** A caption has hardly more lines, and its lines are of one width: that of the picture. */
const MOST_CAPTION = 4;
const CAPTION_SPREAD = 1.5;

/** Who took or gave a picture, where a caption ends. */
const CAPTION_CREDIT = /(?:摄|摄影|摄影报道|供图|提供|资料图片?|新华社发)[)）]?$/u;

/** A line of who took the picture, of its own. */
const CREDIT_LINE =
  /^(?:[（(]?(?:本报|新华社)?(?:记者|通讯员|特约记者)\s*)?[\p{Script=Han}·\s/／]{2,12}摄(?:影|影报道)?[)）]?$|^[（(]?图片由.{2,20}提供[)）]?$/u;

/**
 * The lines of captions that go on with the one above: set as wide as their picture, not as the
 * column, they stand between blank lines and end with who took it.
 */
export function captionLines(pieces: readonly Piece[]): Set<Piece> {
  const found = new Set<Piece>();
  for (let from = 0; from < pieces.length; from++) {
    const begins = pieces[from]?.text !== '' && (pieces[from - 1]?.text ?? '') === '';
    if (!begins) continue;
    let to = from;
    while (to < pieces.length && pieces[to]?.text !== '') to++;
    const block = pieces.slice(from, to);
    const last = block.at(-1)?.text ?? '';
    const text = block.length > 2 && CREDIT_LINE.test(last) ? block.slice(0, -1) : block;
    const signed = text.length < block.length || CAPTION_CREDIT.test(last);
    if (!signed || text.length < 2 || text.length > MOST_CAPTION) continue;
    const signature = text.length < block.length && !sentenceEnd.test(text.at(-1)?.text ?? '');
    if (signature || text.some(({ indent }) => indent >= INDENTED)) continue;
    const wide = text.slice(0, -1).map(lineWidth);
    const most = Math.max(...wide);
    const even = most - Math.min(...wide) <= CAPTION_SPREAD;
    const fits = width(unsigned(text.at(-1)?.text ?? '')) <= most + CAPTION_SPREAD;
    const cut = text.slice(0, -1).every(({ text: line }) => !sentenceEnd.test(line));
    if (even && fits && cut) for (const line of text.slice(1)) found.add(line);
  }
  return found;
}

/** The words of a caption without the names that follow its full stop, a bracket or a space. */
function unsigned(text: string): string {
  const end = text.search(/[。（(\s][^。]*$/u);
  return end < 0 ? text : text.slice(0, end);
}
