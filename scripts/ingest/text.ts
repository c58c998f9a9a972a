import type { Block } from './blocks.ts';
import { isDateline } from './label/body.ts';
import { isRoll } from './label/roll.ts';
import { type Piece, part } from './pieces.ts';
import { VERSE } from './revise/verse.ts';
import { joinPieces } from './stretches.ts';

const CJK = '[\\p{Script=Han}〇，。、；：？！“”‘’「」『』（）《》〈〉【】…—～·,;:?!"\'()%％+]';
/** A space beside a Han character or beside punctuation that Chinese text sets solid. */
const ocrSpace = new RegExp(`(?<=${CJK})\\s+(?=${CJK}|\\d)|(?<=\\d)\\s+(?=${CJK})`, 'gu');
/** A printed space parts the halves of a slogan in quotation marks: “网格连心 组团服务”. */
const slogan =
  /(?<=[“‘「『]|(?<![\p{Script=Han}，。,])")([\p{Script=Han}]{2,8})\s([\p{Script=Han}]{2,8})(?=[”’」』"])/gu;
/** A dateline and the names in its brackets are set with spaces: 本报讯(记者 张三 通讯员 李四) 近日… */
const dateline = /^[^。，,]{0,20}?(?:讯|日电|社电)\s*(?:[（(][^）)]{0,60}[)）])?\s*/u;
/** So are those of a signature: (记者 张三 通讯员 李四) at the end of an item. */
const signature = /[（(](?:本报|特约|见习|实习)*(?:记者|通讯员)\s[\p{Script=Han}\s、]{2,40}[)）]$/u;
/** Stands for a printed space meanwhile: half a surrogate pair, which decoded text never has. */
const KEPT = '\uD800';

/** Text as printed: spaces that OCR put between Han characters go, the printed ones in slogans stay. */
export function cleanText(raw: string): string {
  return raw
    .replace(dateline, (whole) => (isDateline(raw) ? whole.replace(/\s+/gu, KEPT) : whole))
    .replace(signature, (whole) => whole.replace(/\s+/gu, KEPT))
    .replace(slogan, (whole, first: string, second: string) =>
      first.length === second.length ? `${first}${KEPT}${second}` : whole,
    )
    .replace(ocrSpace, '')
    .replace(/\s+/gu, ' ')
    .replace(/\uD800/gu, ' ')
    .trim();
}

/** A headline part as printed: its spaces are printed ones, each becomes a single space. */
export function cleanTitle(pieces: readonly Piece[]): string {
  const parts = pieces.map(({ text, line, indent }, index) => {
    const begins = pieces[index - 1]?.line !== line;
    const words = begins ? text.replace(/^#{1,6}\s*(?=[^\s#])/u, '') : text;
    // What stands around a mark of Markdown goes together.
    return begins || indent > 0 ? ` ${words}` : words;
  });
  const title = parts.join('').replace(/\s+/gu, ' ').trim();
  return pieces[0]?.text.startsWith('#') ? title.replace(/^#{1,6}\s*(?=[^\s#])/u, '') : title;
}

/** The clean text of a block: verse keeps its line ends, a roll the spaces between its names. */
export function cleanBlock(block: {
  readonly pieces: readonly Piece[];
  readonly why?: string;
}): string {
  if (block.why === VERSE) return block.pieces.map(({ text }) => cleanText(text)).join('\n');
  const text = joinPieces(block.pieces);
  return isRoll(text) ? text.replace(/\s+/gu, ' ') : cleanText(text);
}

/** From this many other OCR spaces on, a space after a full stop is taken for one of them. */
const SPACED = 2;

/**
 * A paragraph end that OCR flattened to `。 ` inside a line is one again, unless the text is full
 * of OCR spaces anyway. Returns the block in one or more parts.
 */
export function splitFlattened(block: Block): Block[] {
  const spaces = block.pieces.flatMap(({ text }) => [...text.matchAll(ocrSpace)]).length;
  const cuts = (text: string) => [...text.matchAll(/[。！？](?:\s+)(?=[\p{Script=Han}“"])/gu)];
  const ends = block.pieces.flatMap(({ text }) => cuts(text)).length;
  if (ends === 0 || spaces - ends >= SPACED) return [block];
  const parts: Piece[][] = [[]];
  for (const whole of block.pieces) {
    let from = 0;
    for (const cut of cuts(whole.text)) {
      parts.at(-1)?.push(part(whole, from, cut.index + 1));
      parts.push([]);
      from = cut.index + cut[0].length;
    }
    parts.at(-1)?.push(part(whole, from, whole.text.length));
  }
  return parts.map((pieces, index) => ({ ...block, pieces, gap: index === 0 ? block.gap : 0 }));
}
