import { bare, width } from '../chars.ts';
import type { Labelled } from '../label.ts';
import { marks } from '../marks.ts';
import { sharedPairs } from '../words.ts';
import { PICTURE_GAP } from './captions.ts';
import { closesPiece } from './closes-piece.ts';
import { isCouplet } from './couplet.ts';
import { INDENT } from './habits.ts';
import type { Section, Shared } from './sections.ts';
import { FIRST, isDated, leads, looksAhead, namesPlace } from './story.ts';

/** What a headline's width says, in Han characters: from this width on, this much for a new piece. */
const widths: readonly (readonly [least: number, score: number])[] = [
  [16, 4.5],
  [13, 3],
  [11, 2],
  [10, 1],
  [8, 0],
  [0, -0.5],
];

/** Two sections are of one piece if they share this many words that no third section has. */
const COHERES = 12;

/** A lead paragraph before the first subhead is hardly longer, in characters. */
const LEAD_PARAGRAPH = 200;

/** From this length on, a section is long enough to be a piece, in characters. */
const PIECE = 1200;

/** Two texts of this length, in characters, that share no word of their own are hardly of one piece. */
const UNLIKE = 180;

/** What it says against a headline that a dump sets none like it. */
const CLOSE = 4;

/** A headline's words come again where its text begins, more than those of a subhead. */
const AGAIN = 90;

/** A village or a lake with its town: 铁炉冲镇的南湖湿地, 黄泥塘乡双井村. */
const inTown =
  /(\p{Script=Han}{2,3}(?:镇|乡|街道))的?(\p{Script=Han}{2,4})(?:村|社区|湿地|水库|小学|中学|卫生院)/u;

/** How a dump sets its pieces. */
export interface Habits {
  /** The share of its likely headlines that have a byline. */
  readonly signedShare: number;
  /** Its pieces close with their writers: where none stand above a line, no piece has ended. */
  readonly closes: boolean;
  /** How many blank lines most often stand between two blocks. */
  readonly usualGap: number;
  /** The fewest blank lines above a headline that is surely one. */
  readonly leastAboveHead: number;
  /** Paragraphs are indented and headlines are not. */
  readonly indentsTextAlone: boolean;
}

/** What speaks for a new piece beginning at a short line without byline, and what for a subhead. */
export interface Beginning {
  /** Above 0 for a new piece, below for a subhead. */
  readonly score: number;
  /** The text goes on about what stands before the line, by its own words. */
  readonly coheres: boolean;
}

/**
 * Weighs a short line between paragraphs: its width and form, what stands above it, the words and
 * names on both sides, how the next text opens, and the share of this dump's likely headlines that
 * have a byline. The weights are rounded from a logistic regression over some 4,500 such lines, half
 * of them of composed pages (scripts/corpus, a part of their bylines left out) and half of pages set
 * from the articles of a national daily, in natural logarithms of odds.
 */
export function beginning(
  line: Labelled,
  position: number,
  all: readonly Section[],
  shared: Shared,
  habits: Habits,
): Beginning {
  const right = all[position];
  // A line that others stand right above has their text before it.
  let before = position - 1;
  while (before > 0 && all[before]?.text === '') before--;
  const left = all[before];
  if (!right || !left) return { score: 0, coheres: false };
  const text = line.stretch.text;
  const own = shared[position] ?? new Map<number, number>();
  const kept = own.get(before) ?? 0;
  let most = 0;
  for (const [other, count] of own) if (other !== before) most = Math.max(most, count);
  const wide = width(text);
  let score = widths.find(([least]) => wide >= least)?.[1] ?? 0;
  if (/\S\s+\S/u.test(text)) score += 0.5;
  if (/[：:]/u.test(text)) score += 2;
  if (/\d/u.test(text)) score += 2;
  if (/[，,]/u.test(text) && !isCouplet(text)) score += 1.5;
  if (/[?？!！]["”]?$|[《『]/u.test(text)) score += 2.5;
  if (/.——/u.test(text)) score += 1;
  // 【费用晒出来】: subheads are set so, headlines hardly ever.
  if (/^【.*】$/u.test(text)) score -= 3;
  // The picture of a piece stands under its headline, that of a section in its text.
  if (right.below?.label.kind === 'caption' || right.below?.label.kind === 'credit') score += 2;
  const above = right.above?.label.kind;
  if (above === 'caption' || above === 'credit') score += 2;
  if (closesPiece(right.over)) score += 3;
  else if (habits.closes && !right.signed) score -= 2.5;
  if (right.gap > habits.usualGap && right.gap < PICTURE_GAP) score += 2;
  // Set closer to the text above it than any headline, or indented as none is: a subhead.
  if (above === 'body' && right.gap < habits.leastAboveHead) score -= CLOSE;
  if (habits.indentsTextAlone && line.stretch.indent >= INDENT) score -= CLOSE;
  if (leads(right.text)) score += 1;
  if (isDated(right.text)) score += 3;
  if (looksAhead(left.text.trimEnd().split('\n').at(-1) ?? '')) score += 2.5;
  if (left.text.length < LEAD_PARAGRAPH) score -= 1;
  score += 3 * Math.min(1, left.text.length / PIECE);
  score -= 1.1 * Math.log(1 + kept);
  if (kept === 0 && Math.min(left.text.length, right.text.length) >= UNLIKE) score += 1.4;
  score -= 6 * sharedPairs(text, left.text);
  score += 2 * sharedPairs(text, bare(right.text).slice(0, AGAIN));
  score += introduces(right.text.slice(0, FIRST), bare(left.text));
  score -= 2 * habits.signedShare;
  return { score, coheres: kept >= COHERES && kept >= most * 2 };
}

/** A new piece names its place and its people afresh; a section goes on with those named before. */
function introduces(opening: string, before: string): number {
  const first = opening.split('\n')[0] ?? '';
  const found = marks(first);
  const known = found.filter(({ forms }) => forms.some((form) => before.includes(form))).length;
  const afresh = namesPlace(first) ? 2.5 : namesVillage(first, before) ? 1.5 : 0;
  const aged = /\d{2,3}岁的/u.test(first) ? 1 : 0;
  return afresh + (known === 0 ? aged : 0) - 2 * Math.min(3, known);
}

/** A village with its town, neither of which the text before has. */
function namesVillage(first: string, before: string): boolean {
  const [, town = '', village = ''] = inTown.exec(first) ?? [];
  return village !== '' && !before.includes(town.slice(-2)) && !before.includes(village.slice(-2));
}
