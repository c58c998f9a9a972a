import { leavesOpen, sentenceEnd, width } from '../chars.ts';
import { continuation } from '../continuation.ts';
import type { Label, Labelled } from '../label.ts';
import { PICTURE_GAP } from './captions.ts';
import { closesPiece, opensText } from './closes-piece.ts';
import { fitsColumn } from './first-lines.ts';
import {
  closesPieces,
  INDENT,
  indentsBegin,
  indentsTextAlone,
  leastAboveHead,
  signedShare,
  usualGap,
} from './habits.ts';
import { MOST_PARTS, partKinds } from './headlines.ts';
import { printed, relabel } from './neighbours.ts';
import { type Beginning, beginning } from './new-piece.ts';
import { isNumbered } from './numbered.ts';
import { isProse } from './prose.ts';
import { pageText, readsOn } from './reads-on.ts';
import { sections, sharedBy } from './sections.ts';

/** Where one subhead is certain, other short lines of the same piece are probably subheads too. */
const SIBLING = 1.5;

/** Headlines stand in several lines, subheads hardly ever. */
const STACKED = 2.5;

/** Below the last line of a piece, so much speaks for the first of several lines being a headline. */
const CLOSED = 3;

/** From so much against a new piece on, a subhead is certain. */
const CERTAIN = -2;

/** Hardly a subhead is so wide: what is no headline and might read on does. */
const WIDE = 13;
const HARDLY = -1.5;

/** A line that so much speaks for is a headline, whatever stands beside it. */
const SURE = 2;

/** What an indent says against a line reading on into the text below it. */
const BEGUN = -5;

/** Says of a line that nothing stands below it. */
const FOOT = 'foot';

/** A dump with so many headlines marked with `#` has no others. */
const MARKED = 3;

/** Below a subhead stands the cut beginning of its text more often than a second part of a headline. */
const STACKED_CUT = -1.5;

/** A line for which so much speaks is surely the beginning of the text below it. */
const CUT = 3;

/**
 * Decides on the short lines that are no headline part: a subhead between paragraphs, the first
 * print line of a paragraph that the column's foot cut off, or a headline without byline.
 */
export function subheads(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices, gaps } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const page = pageText(labelled);
  const usual = usualGap(labelled);
  const indenting = indentsTextAlone(labelled);
  const beginning = indenting || indentsBegin(labelled);
  const at = (position: number) => labelled[indices[position] ?? -1];
  /** What stands below a line, over continuation marks and pictures. */
  const textAfter = (position: number) => {
    let next = position + 1;
    while (['jump', 'caption', 'credit'].includes(at(next)?.label.kind ?? '')) next++;
    const index = indices[next] ?? -1;
    const decided = changes.get(index)?.label;
    const item = labelled[index];
    return item && decided ? { ...item, label: decided } : (item ?? at(position + 1));
  };
  const above = (position: number) => ({
    item: at(position - 1),
    signed: opensText(at(position - 1), at(position - 2)),
    apart: (gaps[position] ?? 0) > usual && (gaps[position] ?? 0) < PICTURE_GAP,
    indented: indenting && (at(position)?.stretch.indent ?? 0) >= INDENT,
  });
  /** What is indented as paragraphs are begins one, and goes on with no line above it. */
  const begun = (position: number, after: Labelled | undefined) => {
    const known = (at(position)?.stretch.indent ?? 0) >= INDENT ? indenting : beginning;
    return known && (after?.stretch.indent ?? 0) >= INDENT ? BEGUN : 0;
  };
  const fits = fitsColumn(
    indices.flatMap((index, position) => {
      const { label, stretch } = labelled[index] as Labelled;
      const next = at(position + 1);
      if (label.kind !== 'short' || next?.label.kind !== 'body') return [];
      const sure = readsOn(stretch.text, next.stretch.text, above(position), page) > CUT;
      return sure ? [width(stretch.text)] : [];
    }),
  );
  const marks = labelled.filter(({ label, why }) => why === 'heading' && label.kind === 'headline');
  const marked = marks.length >= MARKED;
  const candidates: number[] = [];
  const wide = new Set<number>();
  const cut = new Set<number>();
  // From below: what a line is depends on what has been found out about the one under it.
  for (const [position, index] of [...indices.entries()].reverse()) {
    const item = labelled[index] as Labelled;
    if (item.label.kind !== 'short') continue;
    const text = item.stretch.text;
    const before = at(position - 1);
    const after = textAfter(position);
    const cutBefore =
      before?.label.kind === 'body' &&
      before.certainty !== 'sure' &&
      !closesPiece(before) &&
      (!sentenceEnd.test(before.stretch.text) || leavesOpen(before.stretch.text));
    const next = after?.label.kind === 'body' ? after.stretch.text : undefined;
    const body: Label = { kind: 'body', dateline: false };
    const reading =
      next === undefined
        ? -Infinity
        : readsOn(text, next, above(position), page) + fits(width(text)) + begun(position, after);
    const mark = at(position + 1)?.label;
    const jumped = before?.label.kind === 'jump' && before.stretch.line === item.stretch.line;
    if (mark?.kind === 'jump' && jumped) {
      changes.set(index, { label: body, why: 'between-marks' });
    } else if (mark?.kind === 'jump' && mark.direction === 'from') {
      changes.set(index, { label: { kind: 'headline' }, why: 'before-mark' });
    } else if (mark?.kind === 'jump' && ['body', 'short'].includes(before?.label.kind ?? '')) {
      changes.set(index, { label: body, why: 'before-mark' });
    } else if (reading > 0 && !isNumbered(text)) {
      changes.set(index, { label: body, why: 'reads-on' });
    } else if (cutBefore && continuation(before.stretch.text, text) > 0) {
      changes.set(index, { label: body, why: 'cut-before' });
    } else if (isProse(text)) {
      changes.set(index, { label: body, why: 'too-wide' });
    } else if (isNumbered(text)) {
      changes.set(index, { label: { kind: 'subhead' }, why: 'numbered' });
    } else if (after && changes.get(indices[position + 1] ?? -1)?.why === FOOT) {
      // Two last lines of a dump are one headline whose text was lost, rather than two.
      const [upper, lower] = partKinds([text, after.stretch.text]);
      changes.set(index, { label: { kind: upper ?? 'kicker' }, why: 'above-foot' });
      const last = indices[position + 1] ?? -1;
      changes.set(last, { label: { kind: lower ?? 'headline' }, why: 'above-foot' });
    } else if (after === undefined) {
      changes.set(index, { label: { kind: 'headline' }, why: FOOT });
    } else if (isNewSection(after)) {
      changes.set(index, { label: { kind: 'headline' }, why: 'no-text' });
    } else {
      candidates.unshift(index);
      if (reading > HARDLY && width(text) >= WIDE) wide.add(index);
      if (reading > STACKED_CUT) cut.add(index);
    }
  }
  const stacked = groups(candidates, indices).flatMap((group) => {
    const last = group.at(-1) ?? -1;
    return group.length > 1 && cut.has(last) ? [last] : [];
  });
  if (stacked.length > 0) {
    const weighed = beginnings(relabel(labelled, changes), candidates);
    for (const last of stacked) {
      if ((weighed.get(last)?.score ?? 0) >= SURE) continue;
      changes.set(last, { label: { kind: 'body', dateline: false }, why: 'reads-on' });
      candidates.splice(candidates.indexOf(last), 1);
    }
  }
  const decided = relabel(labelled, changes);
  const found = beginnings(decided, candidates);
  const positions = new Map(indices.map((index, position) => [index, position]));
  for (const group of groups(candidates, indices)) {
    // Only the last line of a group has text below it: what it is, the lines above it go with.
    const last = group.at(-1) ?? -1;
    const above = at((positions.get(group[0] ?? -1) ?? 0) - 1);
    const closed = group.length > 1 && closesPiece(above) ? CLOSED : 0;
    const score = (found.get(last)?.score ?? 0) + (group.length > 1 ? STACKED : 0) + closed;
    const opens = !marked && score > 0;
    const parts = partKinds(group.map((index) => labelled[index]?.stretch.text ?? ''));
    for (const [part, index] of group.entries()) {
      if (!opens && index === last && wide.has(last)) {
        changes.set(index, { label: { kind: 'body', dateline: false }, why: 'reads-on' });
        continue;
      }
      const kind = opens ? (parts[part] ?? 'headline') : 'subhead';
      changes.set(index, { label: { kind }, why: opens ? 'unsigned' : 'between-paragraphs' });
    }
  }
  return relabel(labelled, changes);
}

/** Undecided lines that stand right below one another, at most as many as a headline has parts. */
function groups(candidates: readonly number[], indices: readonly number[]): number[][] {
  const result: number[][] = [];
  const positions = new Map(indices.map((index, position) => [index, position]));
  for (const index of candidates) {
    const last = result.at(-1);
    const above = indices[(positions.get(index) ?? 0) - 1];
    if (last && last.length < MOST_PARTS && above === last.at(-1)) last.push(index);
    else result.push([index]);
  }
  return result;
}

/** Weighs all undecided lines; a certain subhead speaks against its neighbours in the same piece. */
function beginnings(
  labelled: readonly Labelled[],
  candidates: readonly number[],
): Map<number, Beginning> {
  const found = new Map<number, Beginning>();
  if (candidates.length === 0) return found;
  const all = sections(labelled);
  const shared = sharedBy(all);
  const undecided = new Set(candidates);
  const habits = {
    signedShare: signedShare(labelled),
    closes: closesPieces(labelled),
    usualGap: usualGap(labelled),
    leastAboveHead: leastAboveHead(labelled),
    indentsTextAlone: indentsTextAlone(labelled),
  };
  let siblings: number[] = [];
  let coheres = false;
  const close = () => {
    for (const index of coheres ? siblings : []) {
      const weighed = found.get(index);
      if (weighed && weighed.score < SURE)
        found.set(index, { ...weighed, score: weighed.score - SIBLING });
    }
    siblings = [];
    coheres = false;
  };
  for (const [position, { at }] of all.entries()) {
    const line = labelled[at];
    if (!undecided.has(at) || !line) {
      close();
      continue;
    }
    const weighed = beginning(line, position, all, shared, habits);
    found.set(at, weighed);
    siblings.push(at);
    coheres ||= weighed.coheres || weighed.score <= CERTAIN;
  }
  close();
  return found;
}

function isNewSection(item: Labelled): boolean {
  return ['headline', 'kicker', 'masthead', 'folio', 'editors', 'teaser'].includes(item.label.kind);
}
