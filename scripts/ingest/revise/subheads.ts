import { leavesOpen, sentenceEnd, width } from '../chars.ts';
import { continuation } from '../continuation.ts';
import type { Label, Labelled } from '../label.ts';
import { beginnings, SURE } from './beginnings.ts';
import { PICTURE_GAP } from './captions.ts';
import { closesPiece, opensText } from './closes-piece.ts';
import { fitsColumn } from './first-lines.ts';
import { INDENT, indentsBegin, indentsTextAlone, unindentedGoesOn, usualGap } from './habits.ts';
import { MOST_PARTS, partKinds } from './headlines.ts';
import { printed, relabel } from './neighbours.ts';
import { isNumbered } from './numbered.ts';
import { pageText } from './page-text.ts';
import { isProse } from './prose.ts';
import { type Above, HEADS, readsOn } from './reads-on.ts';

/** Headlines stand in several lines, subheads hardly ever. */
const STACKED = 2.5;

/** Below the last line of a piece, so much speaks for the first of several lines being a headline. */
const CLOSED = 3;

/** Hardly a subhead is so wide: what is no headline and might read on does. */
const WIDE = 13;
const HARDLY = -1.5;

/** What an indent says against a line reading on into the text below it. */
const BEGUN = -5;

/** A line has words in common with so many blocks above it, and so much of each, in characters. */
const STORY = 8;
const STORY_TEXT = 1000;

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
  const goesOn = unindentedGoesOn(labelled);
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
  const above = (position: number): Above => ({
    item: at(position - 1),
    story: story(position),
    overCut: changes.get(indices[position + 1] ?? -1)?.why === 'reads-on',
    signed: opensText(at(position - 1), at(position - 2)),
    apart: (gaps[position] ?? 0) > usual && (gaps[position] ?? 0) < PICTURE_GAP,
    indented: isIndented(at(position)) && (indenting || hangs(position)),
  });
  /** What stands above a line in a text, back to the headline. */
  const story = (position: number) => {
    const texts: string[] = [];
    if (HEADS.includes(at(position - 1)?.label.kind ?? '')) return '';
    for (let next = position - 1; next >= Math.max(0, position - STORY); next--) {
      const item = at(next);
      texts.push(item?.stretch.text.slice(0, STORY_TEXT) ?? '');
      if (HEADS.includes(item?.label.kind ?? '')) break;
    }
    return texts.join('\n');
  };
  /** What is indented as paragraphs are begins one, and goes on with no line above it; else it does. */
  const begun = (position: number, after: Labelled | undefined) => {
    if (!isIndented(after)) return goesOn;
    return (isIndented(at(position)) ? indenting : beginning) ? BEGUN : 0;
  };
  /** Indented below a headline's line that is not, above a text that is not: its first line. */
  const hangs = (position: number) => {
    const head = HEADS.includes(at(position - 1)?.label.kind ?? '');
    return head && !isIndented(at(position - 1)) && !isIndented(textAfter(position));
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
  /** How much speaks for a line being the cut beginning of the text below it. */
  const readingOf = (position: number) => {
    const after = textAfter(position);
    if (after?.label.kind !== 'body') return -Infinity;
    const text = at(position)?.stretch.text ?? '';
    const reading = readsOn(text, after.stretch.text, above(position), page);
    return reading + fits(width(text)) + begun(position, after);
  };
  const marks = labelled.filter(({ label, why }) => why === 'heading' && label.kind === 'headline');
  const marked = marks.length >= MARKED;
  const positions = new Map(indices.map((index, position) => [index, position]));
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
    const body: Label = { kind: 'body', dateline: false };
    const reading = readingOf(position);
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
    return group.length > 1 && cut.has(last) ? [group] : [];
  });
  if (stacked.length > 0) {
    const weighed = beginnings(relabel(labelled, changes), candidates);
    for (const group of stacked) {
      if ((weighed.get(group.at(-1) ?? -1)?.score ?? 0) >= SURE) continue;
      // What stands above a cut line may be the line that it goes on with.
      for (let line = group.pop(); line !== undefined; line = group.pop()) {
        changes.set(line, { label: { kind: 'body', dateline: false }, why: 'reads-on' });
        candidates.splice(candidates.indexOf(line), 1);
        if (readingOf(positions.get(group.at(-1) ?? -1) ?? -1) <= 0) break;
      }
    }
  }
  const decided = relabel(labelled, changes);
  const found = beginnings(decided, candidates);
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

function isIndented(item: Labelled | undefined): boolean {
  return (item?.stretch.indent ?? 0) >= INDENT;
}

function isNewSection(item: Labelled): boolean {
  return ['headline', 'kicker', 'masthead', 'folio', 'editors', 'teaser'].includes(item.label.kind);
}
