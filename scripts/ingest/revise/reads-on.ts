import { bare, count, leavesOpen, width } from '../chars.ts';
import { breaksWord, follows, opens, unfinished } from '../continuation.ts';
import type { Kind, Labelled } from '../label.ts';
import { marks } from '../marks.ts';
import { sharedPairs } from '../words.ts';
import { closesPiece } from './closes-piece.ts';
import { isCouplet } from './couplet.ts';
import type { PageText } from './page-text.ts';
import { isDated, looksAhead, namesPlace } from './story.ts';

/** Words that begin a sentence, and hardly ever a headline or a subhead. */
const starter =
  /^(?:今年|去年|近日|近年来|日前|目前|当前|如今|眼下|同时|此外|另外|因此|但|虽然|尽管|由于|随着|为了|在|据|当|记者|他|她|针对|下一步|接下来|截至)/u;

/** A number with what it counts, that is no date, no time of day and no item's number. */
const quantity =
  /^\d[\d.,万亿千百]*(?:余|多)?(?![年月日点时、.．:：\d万亿千百])[\p{Script=Han}%％]/u;

/** Words that no headline and no subhead ends in. */
const dangling = /(?:是|和|与|及|在|将|把|被|于|向|各类|各种|(?<![初高中平同均相])等)$/u;

/** Two halves that answer each other make a heading: 减下去的与加上来的. */
const couplet = /的[与和].{2,8}的$/u;

/** A number with its measure word that counts nothing yet: 细化成110个. */
const counted = /\d[余多]?[个名项座条件家位户份场次]$/u;

/** Words that a sentence has, and a headline leaves out. */
const predicate = /(?:是|了|为|将|已|还|的)[\p{Script=Han}]/u;

/** Words that no paragraph begins with, and no sentence. */
const bound =
  /^(?:则是|则[在将为以由]|(?:表示|坦言|指出|认为|强调)[，,：:]|的(?!确|士)|等(?!到|待|级|你)|了(?!解)|以及|及(?!时|早|其)|和(?!谐|平|睦|美|众|他|她|我|煦)|也是|就是|而是|[后下中上时内间里前][，,])/u;

/** A term in quotation marks that a clause goes on with; what somebody says is longer and ends in a mark. */
const term = /^[“"][^“”"，,。！？!?]{2,8}[”"](?:[，,、“的等和与及]|$)/u;

/** What headlines leave out: 是, the day, who says it, pronouns. */
const states = /是[\p{Script=Han}\d]/u;
const tells = /^[\p{Script=Han}·]{2,6}(?:说|表示|指出|认为|强调|介绍)/u;
const day = /\d{1,2}[日时]|今天|昨天|日前|近日|此间|这里|这次/u;
const pronoun = /[他她它]|我们/u;

/** Who holds an office, with as much of the name as the line has, and the rest of it with what is said. */
const holder =
  /(?:书记|主任|[镇乡县市局院校会科处站队厂所]长|秘书长|负责人|主席|经理|村民|居民|工人|大户|员|师)[\p{Script=Han}]{0,3}$/u;
const speaks = /^[\p{Script=Han}·]{0,2}(?:表示|介绍|坦言|告诉|直言|感慨|认为|说[，,：:“])/u;

/** Who does something, and what: 由八名家庭医生|组成. */
const agent = /由[^，,、]{2,12}$/u;
const acts = /^(?:组成|牵头|负责|主办|承办|领衔)/u;

/** Whom or what a headline is about, before its colon: 浏阳第一中学：把扎染搬进课堂. */
const about = /^[\p{Script=Han}]{2,8}(?<![说道称为示出调绍诉问答曰写])[：:]\S{4}/u;

/** The rest of a sentence is shorter than a text below a headline. */
const REST = 30;

/** Labels of what stands between a headline and its text. */
const note = /^[【〔[](?:编者|核心|阅读|导读)/u;

/** A headline's words come again where its text begins; a sentence does not repeat its own beginning. */
const AGAIN = 90;

const NUMBER = /[\d一二三四五六七八九十百千万亿]$/u;
const COMMA = /[，,；;]/u;

/** The rest of a clause: 主任|说，… */
const ENDS_SOON = /^[^，,。、：:；;！!？?“”"（(]{1,3}[，,。、：:；;！!？?”）)]/u;

/** A number, and what it counts, in figures or in words. */
const quantified = /^[\d一二三四五六七八九十百千两几]/u;

/** What a line of a headline may be, before all are decided. */
export const HEADS: readonly string[] = [
  'short',
  'headline',
  'kicker',
  'subtitle',
] satisfies Kind[];

/** What stands around a line. */
export interface Above {
  readonly item: Labelled | undefined;
  /** More blank lines than usual stand between. */
  readonly apart: boolean;
  /** The line itself is indented, as paragraphs are in this dump and headlines are not. */
  readonly indented: boolean;
  /** The writers of a headline stand above: what is below them is its text. */
  readonly signed: boolean;
  /** What the piece has said so far, as far back as matters; nothing right below its headline. */
  readonly story: string;
  /** The line below is itself the cut beginning of a text, as the first one is below a headline. */
  readonly overCut: boolean;
}

/** Nothing stands above a line that tells what it is. */
export const NOTHING: Above = {
  item: undefined,
  apart: false,
  indented: false,
  signed: false,
  story: '',
  overCut: false,
};

/** A short line and what stands below it. */
interface Border {
  /** The line as it is printed, and without spaces, and without what is quoted in it. */
  readonly line: string;
  readonly text: string;
  readonly unquoted: string;
  /** Its width, in Han characters. */
  readonly wide: number;
  /** What stands below, without spaces. */
  readonly after: string;
  readonly above: Above;
  readonly page: PageText;
}

/**
 * What speaks for a line reading on, and what against: a weight, and whether or how much it applies.
 * The weights are natural logarithms of odds, rounded from a logistic regression.
 */
const cues: readonly (readonly [weight: number, (border: Border) => boolean | number])[] = [
  [-5.1, ({ wide }) => wide < 8],
  [-4.6, ({ wide }) => wide >= 8 && wide < 10],
  [-1.5, ({ wide }) => wide >= 10 && wide < 13],
  [0.3, ({ wide }) => wide >= 13 && wide < 18],
  [1.4, ({ wide }) => wide >= 18],
  [3, ({ text, after }) => breaksWord(text, after)],
  [2.1, ({ text, after }) => NUMBER.test(text) && follows.measure(after)],
  [1.5, ({ after }) => quantity.test(after)],
  [1.6, ({ after }) => follows.word(after)],
  [3, ({ after }) => bound.test(after)],
  [2, ({ text, after }) => isUnfinished(text, after)],
  [3, ({ text, after }) => holder.test(text) && speaks.test(after)],
  [2.5, ({ text, after }) => agent.test(text) && acts.test(after)],
  [-3, ({ text }) => couplet.test(text)],
  [2.5, ({ text }) => leavesOpen(text)],
  [2.4, ({ after }) => term.test(after)],
  [-1.3, ({ after }) => begins(after)],
  [1.3, ({ after }) => !term.test(after) && !begins(after) && ENDS_SOON.test(after)],
  [2, ({ text }) => dangling.test(text)],
  [1.5, ({ text }) => starter.test(text)],
  [3.7, ({ text, unquoted }) => COMMA.test(unquoted) && !isCouplet(text)],
  [-0.4, ({ text, unquoted }) => COMMA.test(unquoted) && isCouplet(text)],
  [0.8, ({ unquoted }) => predicate.test(unquoted)],
  [1, ({ unquoted }) => states.test(unquoted)],
  [0.6, ({ text }) => tells.test(text)],
  [2.3, ({ text }) => day.test(text)],
  [1.1, ({ text }) => pronoun.test(text)],
  [1.8, ({ text }) => Math.min(2, count(text, '、'))],
  [1, ({ after }) => after.length < REST],
  [-1, ({ text }) => /[“"]/u.test(text)],
  // What ends its sentence was not cut there.
  [-6, ({ text }) => /[?？!！]$/u.test(text)],
  [-0.9, ({ text }) => /[?？!！]["”]$/u.test(text)],
  [-4.1, ({ text }) => /^(?:■|□|◆|●)|^【[^】]*】$/u.test(text)],
  [-2.1, ({ text }) => /——/u.test(text)],
  [-3, ({ text }) => about.test(text)],
  [1.3, ({ text, after, page }) => isPrinted(text.slice(-2) + after.slice(0, 1), page)],
  [1.2, ({ text, after, page }) => isPrinted(text.slice(-1) + after.slice(0, 2), page)],
  [2.2, ({ text, after, page }) => isPrinted(text.slice(-1) + after.slice(0, 1), page)],
  [-1.2, ({ after, page }) => page.starts.has(after.slice(0, 2))],
  [0.5, ({ text, page }) => page.starts.has(text.slice(0, 2))],
  [-4.9, ({ text, after }) => sharedPairs(text, after.slice(0, AGAIN))],
  // The halves of a headline are set apart.
  [-2.5, ({ line, page }) => /\S{3}\s+\S{3}/u.test(line) && !page.spaced],
  [-1.8, ({ after }) => isDated(after)],
  [-1.4, ({ after }) => namesPlace(after)],
  [-1.7, ({ above }) => looksAhead(above.item?.stretch.text ?? '')],
  [-1.9, ({ above }) => ['caption', 'credit'].includes(above.item?.label.kind ?? '')],
  // Below a headline a subtitle stands more often than the foot of a column.
  [-0.3, ({ above }) => above.item?.label.kind === 'short'],
  [3.2, ({ above }) => above.signed],
  [-2, ({ above }) => !above.signed && closesPiece(above.item)],
  [-2.4, ({ above }) => above.apart],
  [4.6, ({ above }) => above.indented],
  // Straight quotation marks come in pairs.
  [0.4, ({ text }) => count(text, '"') % 2 === 1],
  [0.7, ({ text, after }) => /了$/u.test(text) && quantified.test(after)],
  [0.6, ({ text }) => Math.min(3, count(text, '的'))],
  // A text has the words of what stands before it, a headline has its own.
  [1.4, ({ text, above }) => sharedPairs(text, above.story)],
  [1.2, ({ text, above }) => Math.min(2, known(text, above.story))],
  [-1.6, ({ above }) => above.overCut],
  // The lines of a headline end where a clause does.
  [-1, (border) => HEADS.includes(border.above.item?.label.kind ?? '') && isWhole(border)],
];

/**
 * How much speaks for a short line being the beginning of the text below it, cut by a column's
 * foot, above 0 for reading on. The weights are from some 7,000 such lines, half of them of composed
 * pages (scripts/corpus) and half of pages set from the articles of a national daily, fitted again over some 16,000 lines of the pages of
 * thirty papers, from where they stood.
 */
export function readsOn(line: string, next: string, above: Above, page: PageText): number {
  const text = bare(line);
  const unquoted = text.replace(/“[^”]*”|"[^"]*"/gu, '');
  const border = { line, text, unquoted, wide: width(text), after: bare(next), above, page };
  return cues.reduce((score, [weight, applies]) => score + weight * Number(applies(border)), 0);
}

/** How many names in a line stand in the text before. */
function known(text: string, story: string): number {
  const before = bare(story);
  return marks(text).filter(({ forms }) => forms.some((form) => before.includes(form))).length;
}

/** Does nothing show that a line is cut at its end? */
function isWhole({ text, unquoted, after, page }: Border): boolean {
  const border = text.slice(-1) + after.slice(0, 1);
  if (breaksWord(text, after) || isPrinted(border, page) || leavesOpen(text)) return false;
  return !COMMA.test(unquoted) && !isUnfinished(text, after) && !follows.word(after);
}

/** Does a line end in words that a sentence goes on with? */
function isUnfinished(text: string, after: string): boolean {
  const counts = counted.test(text) && !opens(after);
  return (unfinished.test(text) && !couplet.test(text)) || counts;
}

/** Does a text begin a paragraph, rather than go on with a term in quotation marks? */
function begins(after: string): boolean {
  return !term.test(after) && (opens(after) || note.test(after));
}

/** Do characters over a border stand side by side elsewhere on the page? */
function isPrinted(group: string, page: PageText): boolean {
  return /^[\p{L}\p{N}]+$/u.test(group) && page.groups.has(group);
}
