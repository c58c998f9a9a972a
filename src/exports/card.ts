import { element } from './xml.ts';

/** A picture that stands for a page where a link to it is shown (Open Graph): 1200 × 630, as all ask. */
export const CARD = { width: 1200, height: 630 };

/** Pieces that get a card of their own: the newest, which are passed on. The rest share the archive's. */
export const CARDS_MAX = 500;

/** What stands on a card. */
export type CardText = { headline: string; below: string; nameplate: string };

const PAPER = '#fcfbf7';
const INK = '#17150f';
const SOFT = '#5b564b';
const RED = '#a62a1b';
const SERIF =
  'Songti SC, Noto Serif CJK SC, Source Han Serif SC, Noto Serif SC, STSong, SimSun, serif';

const MARGIN = 84;
const ROOM = CARD.width - 2 * MARGIN;

/** Sizes of a headline in pixels and the lines that fit at each, the largest first. */
const SIZES: readonly (readonly [size: number, lines: number])[] = [
  [104, 2],
  [88, 3],
  [72, 4],
  [60, 4],
];

/** Marks that begin no line, and marks that end none (GB/T 15834). */
const NOT_FIRST = /[，。、；：！？）》」』”’…—·,.;:!?)\]}%]/u;
const NOT_LAST = /[（《「『“‘([{]/u;

/** Width of a character in em, near enough to break lines. */
const widthOf = (character: string) => (/[\u0020-\u007E]/.test(character) ? 0.58 : 1);

/** Breaks a text into lines of at most `room` em; a Latin word is not cut unless it fills a line. */
export function breakLines(text: string, room: number): string[] {
  const units = text.match(/[A-Za-z0-9]+|[^A-Za-z0-9]/gu) ?? [];
  const lines: string[] = [];
  let line: string[] = [];
  let width = 0;
  for (const unit of units.flatMap((each) => (each.length > room ? Array.from(each) : [each]))) {
    const needed = Array.from(unit).reduce((sum, character) => sum + widthOf(character), 0);
    // One mark may hang beyond the edge, as in print.
    const hangs = NOT_FIRST.test(unit) && width <= room;
    if (width + needed > room && line.length > 0 && !hangs) {
      // A mark that opens goes down with what it opens.
      const carried = NOT_LAST.test(line.at(-1) ?? '') ? line.splice(-1) : [];
      if (line.length > 0) lines.push(line.join('').trim());
      line = carried;
      width = carried.length;
    }
    if (unit === ' ' && line.length === 0) continue;
    line.push(unit);
    width += needed;
  }
  if (line.length > 0) lines.push(line.join('').trim());
  return lines;
}

/** The largest setting that holds the headline; a longer one is cut with an ellipsis. */
function setting(headline: string): { size: number; lines: string[] } {
  for (const [size, most] of SIZES) {
    // A headline in two parts, with a space between, breaks there if there is room.
    const apart = headline.split(' ').flatMap((part) => breakLines(part, ROOM / size));
    const lines = apart.length <= most ? apart : breakLines(headline, ROOM / size);
    if (lines.length <= most) return { size, lines };
  }
  const [size, most] = SIZES.at(-1) ?? [60, 4];
  const lines = breakLines(headline, ROOM / size).slice(0, most);
  return { size, lines: [...lines.slice(0, -1), `${(lines.at(-1) ?? '').slice(0, -2)}……`] };
}

const rect = (x: number, y: number, width: number, height: number, fill: string) =>
  element('rect', { x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}`, fill });

const textAt = (x: number, y: number, size: number, style: Record<string, string>, text: string) =>
  element('text', { x: `${x}`, y: `${y}`, 'font-size': `${size}`, ...style }, text);

/** A card with its headline set in type, as SVG. */
export function cardSvg({ headline, below, nameplate }: CardText): string {
  const { size, lines } = setting(headline);
  const leading = size * 1.32;
  // The lines stand in the middle of what is between nameplate and foot.
  const top = 340 - (lines.length * leading) / 2 + size * 0.9;
  const heavy = { 'font-weight': '900', fill: INK };
  const { width, height } = CARD;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: `${width}`,
      height: `${height}`,
      'font-family': SERIF,
    },
    rect(0, 0, width, height, PAPER),
    rect(MARGIN, 64, 14, 44, RED),
    textAt(MARGIN + 34, 101, 40, { ...heavy, 'letter-spacing': '4' }, nameplate),
    rect(MARGIN, 128, ROOM, 6, INK),
    rect(MARGIN, 138, ROOM, 2, INK),
    ...lines.map((line, at) => textAt(MARGIN, Math.round(top + at * leading), size, heavy, line)),
    rect(MARGIN, 552, ROOM, 2, INK),
    textAt(MARGIN, 596, 30, { fill: SOFT }, below),
  ).markup;
}
