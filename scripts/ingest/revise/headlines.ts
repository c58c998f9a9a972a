import { bare, leavesOpen, sentenceEnd, width } from '../chars.ts';
import { continuation } from '../continuation.ts';
import type { Kind, Label, Labelled } from '../label.ts';
import { closesPiece } from './closes-piece.ts';

import { INDENT } from './habits.ts';
import { isFurniture, printed, relabel } from './neighbours.ts';
import { isNumbered } from './numbered.ts';
import { pageText } from './page-text.ts';
import { PRINT_LINE } from './print-lines.ts';
import { NOTHING, readsOn } from './reads-on.ts';

/** Kicker, headline and subtitle; a longer group holds something else first. */
export const MOST_PARTS = 3;

/** What stands between a headline and its text, or before the headline: an editor's note, a summary. */
export const openingNote =
  /^[【［[]?(?:编者按|编者的话|编前语?|核心阅读|核心提示|阅读提示|导读|内容提要|引言)\s*(?:[:：】］\]]|$|[　\s])/u;

/** What stands below a headline: its text, the cut beginning of it, its writers or its picture. */
const texts: readonly string[] = [
  'body',
  'short',
  'byline',
  'caption',
  'credit',
  'jump',
] satisfies Kind[];

/** From so much on, the line below a marked headline is the cut beginning of its text, no subtitle. */
const CUT = 2;

/** Headlines of notices and of columns of short news, which have no byline. */
const notice =
  /^(?:[\p{Script=Han}]{0,4}(?:启事|讣告|通告|公告|公示|声明)|关于.{2,30}的(?:公告|公示|通告|通知|声明)|[\p{Script=Han}]{0,4}(?:简讯|短讯|短波|集萃)|(?:今日|明日|本周)?天气(?:预报)?)$/u;

/**
 * Finds headline groups: the short lines straight before a byline, before a text that opens with a
 * dateline, around a `# ` heading, and at the head of a page. What remains short is for `subheads`.
 */
export function headlines(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const at = (position: number) => labelled[indices[position] ?? -1];
  const kind = (position: number) => at(position)?.label.kind;
  const changes = new Map<number, { label: Label; why: string }>();
  const set = (position: number, part: PartKind, why: string) => {
    changes.set(indices[position] ?? -1, { label: { kind: part }, why });
  };
  const marked = indices.some((index) => {
    const item = labelled[index];
    return item?.why === 'heading' && item.label.kind === 'headline';
  });

  for (let position = 0; position < indices.length; position++) {
    if (kind(position) === 'headline') {
      const last = headingEnd(position);
      for (let next = position + 1; next <= last; next++) set(next, 'subtitle', 'after-heading');
      const confirmed = texts.includes(kind(last + 1) ?? '');
      if (confirmed && kind(position - 1) === 'short' && endsText(position - 2)) {
        set(position - 1, 'kicker', 'before-heading');
      }
      position = last;
      continue;
    }
    if (kind(position) !== 'short' || marked) continue;
    if (isNumbered(at(position)?.stretch.text ?? '') && !leadsOn(position)) continue;
    const last = groupEnd(position);
    const why = anchor(position, last);
    if (why) {
      const open = goesOn(position) ? position + 1 : position;
      const end = why === 'page-head' ? withoutCut(position, last) : last;
      const first = why === 'notice' ? last : Math.max(Math.min(open, end), end - MOST_PARTS + 1);
      name(first, end, why);
    }
    position = last;
  }
  return relabel(labelled, changes);

  function groupEnd(start: number): number {
    let end = start;
    while (kind(end + 1) === 'short' && !beginsText(start, end + 1)) end++;
    return end;
  }

  /** An indented line below one that is not begins a paragraph, if its text goes on below it without. */
  function beginsText(start: number, position: number): boolean {
    const [first, line, next] = [at(start), at(position), at(position + 1)];
    const indented = (item: Labelled | undefined) => (item?.stretch.indent ?? 0) >= INDENT;
    if (!indented(line) || indented(first) || /^(?:——|—|－－)/u.test(line?.stretch.text ?? ''))
      return false;
    return next?.label.kind === 'body' && !indented(next);
  }

  /** The last line below a heading that belongs to it; the cut beginning of its text does not. */
  function headingEnd(start: number): number {
    let end = start;
    while (['short', 'subtitle'].includes(kind(end + 1) ?? '') && !beginsText(start, end + 1))
      end++;
    return withoutCut(start, end);
  }

  /** The last line of a headline from `start` to `end`, if that is no cut beginning of its text. */
  function withoutCut(start: number, end: number): number {
    const line = at(end);
    const next = at(end + 1);
    if (end === start || !line || line.certainty === 'sure' || next?.label.kind !== 'body')
      return end;
    const above = { ...NOTHING, item: at(end - 1) };
    const reading = readsOn(line.stretch.text, next.stretch.text, above, pageText(labelled));
    return reading > CUT && !next.label.dateline ? end - 1 : end;
  }

  /** Why the short lines from `first` to `last` are a headline; undefined if nothing says so. */
  function anchor(first: number, last: number): string | undefined {
    const next = kind(last + 1) === 'jump' ? at(last + 2) : at(last + 1);
    if (next?.label.kind === 'byline') {
      // Names in brackets behind a text sign it.
      if (next.stretch.line === at(last)?.stretch.line) return undefined;
      const after = kind(last + 2);
      const followed =
        after === 'body' || after === 'short' || after === 'subhead' || after === 'caption';
      if (next.certainty !== 'doubtful') return 'before-byline';
      if (followed && endsText(first - 1) && width(next.stretch.text) <= 24) return 'before-byline';
      return undefined;
    }
    if (isNumbered(at(last)?.stretch.text ?? '')) return undefined;
    // Below the writers a line above the dateline was read across from the piece before.
    if (first === last && isSignature(at(first - 1))) return undefined;
    if (next?.why === 'pointer' && endsText(first - 1)) return 'before-pointer';
    const text = below(last);
    if (text?.label.kind === 'body' && text.label.dateline) return 'before-dateline';
    if (opensAcross(last + 1)) return 'before-dateline';
    if (next && openingNote.test(next.stretch.text)) return 'before-editors-note';
    if (next?.label.kind === 'body' && notice.test(bare(at(last)?.stretch.text ?? ''))) {
      return 'notice';
    }
    const before = at(first - 1);
    const shows =
      next?.label.kind === 'body' ||
      next?.label.kind === 'caption' ||
      (next?.label.kind === 'short' && beginsText(first, last + 1));
    if (shows && (before === undefined || isFurniture(before.label))) {
      return 'page-head';
    }
    return undefined;
  }

  /** Below a headline read across, a print line of the piece before stands first, then the dateline. */
  function opensAcross(position: number): boolean {
    const [first, second] = [at(position), at(position + 1)];
    const stray = first?.why === PRINT_LINE && !sentenceEnd.test(first.stretch.text);
    return stray && second?.label.kind === 'body' && second.label.dateline;
  }

  /** What stands below a line, over continuation marks and the picture under a headline. */
  function below(position: number): Labelled | undefined {
    let next = position + 1;
    while (['jump', 'caption', 'credit'].includes(kind(next) ?? '')) next++;
    return at(next);
  }

  /** A kicker that the headline below it answers: 本报记者探访水文站—— / 水从哪里来？ Text follows a subhead. */
  function leadsOn(position: number): boolean {
    return /——$/u.test(at(position)?.stretch.text ?? '') && kind(position + 1) === 'short';
  }

  /** True if a line ends the sentence that the text above it leaves open. */
  function goesOn(position: number): boolean {
    const before = at(position - 1);
    if (before?.label.kind !== 'body' || endsText(position - 1)) return false;
    const text = at(position)?.stretch.text ?? '';
    return sentenceEnd.test(text) && continuation(before.stretch.text, text) > 0;
  }

  /** True if the text before this position is complete, so that something new may begin. */
  function endsText(position: number): boolean {
    const item = at(position);
    if (!item) return true;
    if (item.label.kind !== 'body') return item.label.kind !== 'short';
    // A line of a roll or of verse ends where it was set to end.
    if (item.certainty === 'sure' || closesPiece(item)) return true;
    return sentenceEnd.test(item.stretch.text) || leavesOpen(item.stretch.text);
  }

  function name(first: number, last: number, why: string): void {
    const positions = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
    const kinds = partKinds(positions.map((position) => at(position)?.stretch.text ?? ''));
    for (const [index, position] of positions.entries()) {
      set(position, kinds[index] ?? 'headline', why);
    }
  }
}

export type PartKind = 'kicker' | 'headline' | 'subtitle';
/** The line of the writers above a text; names in brackets stand below one. */
function isSignature(item: Labelled | undefined): boolean {
  return (
    item?.label.kind === 'byline' &&
    item.certainty === 'sure' &&
    !/^[（([［]/u.test(item.stretch.text)
  );
}

/** What each line of a headline group is: the order is kicker, headline, subtitle. */
export function partKinds(texts: readonly string[]): PartKind[] {
  const last = texts.at(-1) ?? '';
  if (texts.length > 1 && /^(?:——|—|－－)/u.test(last)) {
    return [...partKinds(texts.slice(0, -1)), 'subtitle'];
  }
  if (texts.length === 3) return ['kicker', 'headline', 'subtitle'];
  const [first = '', second = ''] = texts;
  if (texts.length < 2) return ['headline'];
  // Kickers state; what asks or exclaims is the headline, and the wider line below it tells more.
  if (/[?？!！]["”]?$/u.test(first) && width(second) > width(first))
    return ['headline', 'subtitle'];
  return ['kicker', 'headline'];
}
