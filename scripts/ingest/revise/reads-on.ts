import { bare, count, leavesOpen, width } from '../chars.ts';
import { breaksWord, follows, opens, unfinished } from '../continuation.ts';
import type { Labelled } from '../label.ts';
import { sharedPairs } from '../words.ts';
import { closesPiece } from './closes-piece.ts';
import { isCouplet } from './couplet.ts';
import { isDated, looksAhead, namesPlace } from './story.ts';

/** What the running text of a page shows of how its words go together. */
export interface PageText {
  /** Groups of two and three characters that stand side by side in one line. */
  readonly groups: ReadonlySet<string>;
  /** The two characters that sentences begin with. */
  readonly starts: ReadonlySet<string>;
}

/** Collects what the text of a page says about the borders between its lines. */
export function pageText(labelled: readonly Labelled[]): PageText {
  const groups = new Set<string>();
  const starts = new Set<string>();
  for (const { label, stretch } of labelled) {
    if (label.kind !== 'body') continue;
    const text = bare(stretch.text);
    for (let index = 0; index + 2 <= text.length; index++) {
      groups.add(text.slice(index, index + 2));
      groups.add(text.slice(index, index + 3));
    }
    for (const match of text.matchAll(/(?<=[。！？!?；;])[\p{L}\p{N}]{2}/gu)) starts.add(match[0]);
  }
  return { groups, starts };
}

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
  /^(?:则是|则[在将为以由]|(?:表示|坦言|指出|认为|强调)[，,：:]|的(?!确|士)|等(?!到|待|级|你)|了(?!解)|以及|及(?!时|早|其)|和(?!谐|平|睦|美|众|他|她|我|煦)|也是|就是|而是)/u;

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

/** What stands above a line. */
export interface Above {
  readonly item: Labelled | undefined;
  /** More blank lines than usual stand between. */
  readonly apart: boolean;
  /** The line itself is indented, as paragraphs are in this dump and headlines are not. */
  readonly indented: boolean;
  /** The writers of a headline stand above: what is below them is its text. */
  readonly signed?: boolean;
}

/**
 * How much speaks for a short line being the beginning of the text below it, cut by a column's
 * foot, above 0 for reading on. The weights are rounded from a logistic regression over some 7,000
 * such lines, half of them of composed pages (scripts/corpus) and half of pages set from the
 * articles of a national daily, in natural logarithms of odds.
 */
export function readsOn(line: string, next: string, above: Above, page: PageText): number {
  const text = bare(line);
  const after = bare(next);
  const unquoted = text.replace(/“[^”]*”|"[^"]*"/gu, '');
  const wide = width(text);
  let score = wide < 8 ? -4 : wide < 10 ? -3.5 : wide < 13 ? -1.5 : -0.3;
  if (breaksWord(text, after)) score += 2.5;
  if (/[\d一二三四五六七八九十百千万亿]$/u.test(text) && follows.measure(after)) score += 2;
  if (quantity.test(after)) score += 1.5;
  if (follows.word(after)) score += 1.5;
  if (bound.test(after)) score += 3;
  const counts = counted.test(text) && !opens(after);
  if ((unfinished.test(text) && !couplet.test(text)) || counts) score += 1.5;
  if (holder.test(text) && speaks.test(after)) score += 3;
  if (agent.test(text) && acts.test(after)) score += 2.5;
  if (couplet.test(text)) score -= 3;
  if (leavesOpen(text)) score += 2.5;
  if (term.test(after)) score += 2.5;
  else if (opens(after) || note.test(after)) score -= 2;
  else if (/^[^，,。、：:；;！!？?“”"（(]{1,3}[，,。、：:；;！!？?”）)]/u.test(after)) score += 1.2;
  if (dangling.test(text)) score += 2;
  if (starter.test(text)) score += 1.5;
  if (/[，,；;]/u.test(unquoted)) score += isCouplet(text) ? -1 : 3.5;
  if (predicate.test(unquoted)) score += 0.7;
  if (states.test(unquoted)) score += 1.2;
  if (tells.test(text)) score += 0.8;
  if (day.test(text)) score += 2;
  if (pronoun.test(text)) score += 0.9;
  score += 1.3 * Math.min(2, count(text, '、'));
  if (after.length < REST) score += 1.9;
  if (/[“"]/u.test(text)) score -= 0.8;
  // What ends its sentence was not cut there.
  if (/[?？!！]$/u.test(text)) score -= 4;
  else if (/[?？!！]["”]$/u.test(text)) score -= 1.5;
  if (/^(?:■|□|◆|●)/u.test(text)) score -= 4;
  if (/——/u.test(text)) score -= 2;
  if (about.test(text)) score -= 2;
  for (const group of [text.slice(-2) + after.slice(0, 1), text.slice(-1) + after.slice(0, 2)]) {
    if (isWord(group) && page.groups.has(group)) score += 1;
  }
  const border = text.slice(-1) + after.slice(0, 1);
  if (isWord(border) && page.groups.has(border)) score += 2;
  if (page.starts.has(after.slice(0, 2))) score -= 1.5;
  if (page.starts.has(text.slice(0, 2))) score += 0.5;
  score -= 5 * sharedPairs(text, after.slice(0, AGAIN));
  // The halves of a headline are set apart.
  if (/\S{3}\s+\S{3}/u.test(line)) score -= 2.5;
  if (isDated(after)) score -= 1.5;
  if (namesPlace(after)) score -= 0.8;
  if (looksAhead(above.item?.stretch.text ?? '')) score -= 1.5;
  const kind = above.item?.label.kind;
  if (kind === 'caption' || kind === 'credit') score -= 1.8;
  // Below a headline a subtitle stands more often than the foot of a column.
  if (kind === 'short') score -= 0.7;
  if (above.signed) score += 3;
  else if (closesPiece(above.item)) score -= 2;
  if (above.apart) score -= 3;
  if (above.indented) score += 4;
  return score;
}

function isWord(text: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(text);
}
