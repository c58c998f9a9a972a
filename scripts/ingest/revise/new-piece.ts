import { bare, width } from '../chars.ts';
import type { Labelled } from '../label.ts';
import { marks } from '../marks.ts';
import { sharedPairs } from '../words.ts';
import { PICTURE_GAP } from './captions.ts';
import { closesPiece } from './closes-piece.ts';
import { isCouplet } from './couplet.ts';
import { INDENT } from './habits.ts';
import type { Section, Shared } from './sections.ts';
import { isSeries } from './series.ts';
import { FIRST, isDated, leads, looksAhead, namesPlace } from './story.ts';

/** Two sections are of one piece if they share this many words that no third section has. */
const COHERES = 12;

/** A lead paragraph before the first subhead is hardly longer, in characters. */
const LEAD_PARAGRAPH = 200;

/** From this length on, a section is long enough to be a piece, in characters. */
const PIECE = 1200;

/** Two texts of this length, in characters, that share no word of their own are hardly of one piece. */
const UNLIKE = 180;

/** A headline's words come again where its text begins, more than those of a subhead. */
const AGAIN = 90;

/** How things stand at the end of a story. */
const stands = /^(?:如今|目前|据(?:了解|统计|悉)|截至|今年|去年|近年来|本届|现在|这些?年)/u;

/** A section inside a piece hardly has so many paragraphs. */
const MANY = 4;

/** Narrower questions head sections more often than pieces (钱从哪里来？), in Han characters. */
const NARROW = 8;

/** A village or a lake with its town: 铁炉冲镇的南湖湿地, 黄泥塘乡双井村. */
const inTown =
  /(\p{Script=Han}{2,3}(?:镇|乡|街道))的?(\p{Script=Han}{2,4})(?:村|社区|湿地|水库|小学|中学|卫生院)/u;

/** A line that is what somebody says, and nothing else: “走不开，也不想走”. */
const quoted = /^(?:“[^“”]*”|「[^「」]*」|"[^"]*")$/u;

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

/** A short line between two texts, and what its dump shows. */
interface Turn {
  readonly line: Labelled;
  readonly text: string;
  /** Its width, in Han characters. */
  readonly wide: number;
  readonly left: Section;
  readonly right: Section;
  /** How many words both texts have, and no third. */
  readonly kept: number;
  /** The undecided lines before and after it, where no headline stands between. */
  readonly beside: readonly string[];
  readonly habits: Habits;
}

/** 【费用晒出来】 and ■费用晒出来: subheads are set so, headlines hardly ever; □ opens writers too. */
const marked = /^(?:【[^】]*】$|[■◆◇●▲★])/u;

export function isMarked(text: string): boolean {
  return marked.test(text);
}

const isPicture = (kind: string | undefined) => kind === 'caption' || kind === 'credit';

/**
 * What speaks for a new piece, and what against: a weight, and whether or how much it applies. The
 * weights are natural logarithms of odds, rounded from a logistic regression.
 */
const cues: readonly (readonly [weight: number, (turn: Turn) => boolean | number])[] = [
  [4.7, ({ wide }) => wide >= 16],
  [3.7, ({ wide }) => wide >= 13 && wide < 16],
  [2.4, ({ wide }) => wide >= 11 && wide < 13],
  [1.2, ({ wide }) => wide >= 10 && wide < 11],
  [-0.9, ({ wide }) => wide < 8],
  [0.8, ({ text }) => /\S\s+\S/u.test(text)],
  [2, ({ text }) => /[：:]/u.test(text)],
  [2, ({ text }) => /\d/u.test(text)],
  [0.8, ({ text }) => /[，,]/u.test(text) && !isCouplet(text) && !quoted.test(text)],
  [
    2.5,
    ({ text, wide }) => (wide >= NARROW && /[?？!！]["”]?$/u.test(text)) || /[《『]/u.test(text),
  ],
  // What somebody says, and nothing else, heads the section in which it is said.
  [-5, ({ text }) => quoted.test(text)],
  [1, ({ text }) => /.——/u.test(text)],
  [-3.3, ({ text }) => isMarked(text)],
  // The picture of a piece stands under its headline, that of a section in its text.
  [2, ({ right }) => isPicture(right.below?.label.kind)],
  [2.5, ({ right }) => isPicture(right.above?.label.kind)],
  [3.1, ({ right }) => closesPiece(right.over)],
  [-2.6, ({ right, habits }) => habits.closes && !right.signed && !closesPiece(right.over)],
  [2.7, ({ right: { gap }, habits }) => gap > habits.usualGap && gap < PICTURE_GAP],
  // Set closer to the text above it than any headline, or indented as none is: a subhead.
  [
    -4.1,
    ({ right, habits }) => right.above?.label.kind === 'body' && right.gap < habits.leastAboveHead,
  ],
  [-4, ({ line, habits }) => habits.indentsTextAlone && line.stretch.indent >= INDENT],
  [0.6, ({ right }) => leads(right.text)],
  [3.5, ({ right }) => isDated(right.text)],
  [2.7, ({ left }) => looksAhead(left.text.trimEnd().split('\n').at(-1) ?? '')],
  [-2.4, ({ left }) => left.text.length < LEAD_PARAGRAPH],
  [3.8, ({ left }) => Math.min(1, left.text.length / PIECE)],
  [-0.5, ({ kept }) => Math.log(1 + kept)],
  [
    1.8,
    ({ left, right, kept }) =>
      kept === 0 && Math.min(left.text.length, right.text.length) >= UNLIKE,
  ],
  [-5.8, ({ text, left }) => sharedPairs(text, left.text)],
  // A headline's words come again where its text begins, more than those of a subhead.
  [1.2, ({ text, right }) => sharedPairs(text, bare(right.text).slice(0, AGAIN))],
  [2.7, ({ right }) => namesPlace(opening(right))],
  [
    1.5,
    ({ left, right }) =>
      !namesPlace(opening(right)) && namesVillage(opening(right), bare(left.text)),
  ],
  // A new piece names its people afresh; a section goes on with those named before.
  [1, ({ left, right }) => /\d{2,3}岁的/u.test(opening(right)) && known(left, right) === 0],
  [-1.7, ({ left, right }) => Math.min(3, known(left, right))],
  [-2.2, ({ habits }) => habits.signedShare],
  // A piece ends with how things stand now, and has more paragraphs than a section.
  [0.8, ({ left }) => stands.test(left.text.trimEnd().split('\n').at(-1) ?? '')],
  [1.3, ({ left }) => paragraphs(left) >= MANY],
  [0.8, ({ right }) => paragraphs(right) >= MANY],
  [0.6, ({ right }) => paragraphs(right) < 2],
  [0.6, ({ kept }) => kept === 0],
  // As far below the text above it as all headlines are, and further than paragraphs are.
  [
    0.6,
    ({ right: { gap }, habits }) =>
      gap >= habits.leastAboveHead && gap < PICTURE_GAP && habits.leastAboveHead > habits.usualGap,
  ],
  // Subheads of one piece are all set with a mark or all without.
  [2, ({ text, beside }) => (isMarked(text) ? 0 : beside.filter(isMarked).length)],
  // Lines of one form answer each other, as subheads do.
  [-6, ({ text, beside }) => beside.some((other) => isSeries(text, other))],
];

/**
 * Weighs a short line between paragraphs: its width and form, what stands above it, the words and
 * names on both sides, how the next text opens, and the share of this dump's likely headlines that
 * have a byline. The weights are from some 4,500 such lines, half of them of composed pages
 * (scripts/corpus, a part of their bylines left out) and half of pages set from the articles of a
 * national daily, fitted again over some 10,000 lines of the pages of thirty papers, from where they
 * stood.
 */
export function beginning(
  line: Labelled,
  position: number,
  all: readonly Section[],
  shared: Shared,
  habits: Habits,
  beside: readonly string[],
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
  const turn = { line, text, wide: width(text), left, right, kept, beside, habits };
  const score = cues.reduce((sum, [weight, applies]) => sum + weight * Number(applies(turn)), 0);
  return { score, coheres: kept >= COHERES && kept >= most * 2 };
}

function paragraphs({ text }: Section): number {
  return text.trimEnd().split('\n').length;
}

/** The first words of a text, of its first paragraph. */
function opening({ text }: Section): string {
  return text.slice(0, FIRST).split('\n')[0] ?? '';
}

/** How many names in the first words of a text stand in the text before. */
function known(left: Section, right: Section): number {
  const before = bare(left.text);
  const named = marks(opening(right));
  return named.filter(({ forms }) => forms.some((form) => before.includes(form))).length;
}

/** A village with its town, neither of which the text before has. */
function namesVillage(first: string, before: string): boolean {
  const [, town = '', village = ''] = inTown.exec(first) ?? [];
  return village !== '' && !before.includes(town.slice(-2)) && !before.includes(village.slice(-2));
}
