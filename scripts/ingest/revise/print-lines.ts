import { sentenceEnd, width } from '../chars.ts';
import { continuation } from '../continuation.ts';
import type { Label, Labelled } from '../label.ts';
import { FIRST_SHORT_BY } from '../print-width.ts';
import { INDENT } from './habits.ts';
import { printed, relabel } from './neighbours.ts';

/** A headline has at most this many parts, each on its own line; more short lines are print lines. */
const HEAD_PARTS = 3;

/** Print lines of one column differ in width by what indents, punctuation and letters take. */
const SPREAD = 3;

/** Widths of print lines, in Han characters. */
const NARROWEST = 8;
const WIDEST = 36;

/** Says of a block that it is one print line of a column. */
export const PRINT_LINE = 'print-line';

/**
 * Runs of short lines of nearly one width, the last ones of paragraphs shorter, are the print lines
 * of a column, not headline parts: the text was taken line by line, or two columns were read
 * across. Also lines right below a line of text (no blank between) that did not end its sentence.
 */
export function printLines(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices, gaps } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  const toBody = (position: number, why: string) => {
    const index = indices[position];
    const label = at(position)?.label;
    if (index === undefined || !isOpen(at(position))) return;
    const dateline = label?.kind === 'body' && label.dateline;
    changes.set(index, { label: { kind: 'body', dateline }, why });
  };
  for (let start = 0; start < indices.length; ) {
    const first = at(start);
    let end = start;
    let full = 0;
    let ended = 0;
    // More space than between the lines before stands above a headline.
    const step = gaps[start + 1] ?? 0;
    while (first && isPrintLine(at(end), first) && (end <= start || (gaps[end] ?? 0) <= step)) {
      if (isFull(at(end), first)) full++;
      if (sentenceEnd.test(at(end)?.stretch.text ?? '')) ended++;
      end++;
    }
    // Lines that mostly end a sentence are short paragraphs.
    if (full > HEAD_PARTS && ended * 2 < end - start) {
      const head = headAcross(start);
      while (first && head === 0 && opensRun(at(start - 1), first)) start--;
      const tail = headLines(start, end);
      for (let position = start + head; position < end - tail; position++)
        toBody(position, PRINT_LINE);
    }
    start = full > HEAD_PARTS ? end : start + 1;
  }
  for (let position = 1; position < indices.length; position++) {
    if (isAcross(position)) toBody(position, PRINT_LINE);
  }
  for (let position = 1; position < indices.length; position++) {
    const before = at(position - 1);
    if (gaps[position] !== 0 || before === undefined || at(position)?.label.kind !== 'short')
      continue;
    if (changes.has(indices[position] ?? -1)) continue;
    const isText = before.label.kind === 'body' || changes.has(indices[position - 1] ?? -1);
    if (isText && !sentenceEnd.test(before.stretch.text)) toBody(position, 'wrapped');
  }
  return relabel(labelled, changes);

  /** Indented like a paragraph, between a headline that is not and a dateline: of the piece before. */
  function isAcross(position: number): boolean {
    const [above, line, next] = [at(position - 1), at(position), at(position + 1)];
    if (line?.label.kind !== 'short' || line.stretch.indent < INDENT) return false;
    const heads = above?.label.kind === 'short' || above?.label.kind === 'byline';
    const dated = next?.label.kind === 'body' && next.label.dateline;
    return heads && dated && (above?.stretch.indent ?? 0) < INDENT && next.stretch.indent >= INDENT;
  }

  /**
   * How many of the first lines of a run are a headline of its width that was read across: below it
   * stands a line of the piece before, then the dateline; or they stand close to another short line.
   */
  function headAcross(start: number): number {
    const before = at(start - 1);
    const ended = before === undefined || sentenceEnd.test(before.stretch.text);
    if (before?.label.kind === 'short' && (gaps[start] ?? 0) < (gaps[start + 1] ?? 0)) return 1;
    for (let size = 1; ended && size < HEAD_PARTS; size++) {
      if (!isHead(at(start + size - 1))) return 0;
      const next = at(start + size + 1);
      const dated = next?.label.kind === 'body' && next.label.dateline;
      const line = at(start + size)?.stretch.text ?? '';
      const goesOn = continuation(line, at(start + size + 2)?.stretch.text ?? '') > 0;
      if (dated && (goesOn || !isHead(at(start + size)) || /[，,、]/u.test(line))) return size;
    }
    return 0;
  }

  /** How many of the last lines of a run are parts of a headline: those below its last full stop. */
  function headLines(start: number, end: number): number {
    let below = end;
    while (below < end + HEAD_PARTS - 1 && at(below)?.label.kind === 'short') below++;
    if (!opensPiece(at(below))) return 0;
    for (let first = end; first > start && below - first < HEAD_PARTS + 1; first--) {
      if (sentenceEnd.test(at(first - 1)?.stretch.text ?? '')) return end - first;
    }
    return below === end ? 1 : 0;
  }
}

/** The first line of a paragraph is shorter by its indent; a comma in it tells it from a headline. */
function opensRun(item: Labelled | undefined, first: Labelled): item is Labelled {
  if (!isOpen(item) || !/[，,、]/u.test(item.stretch.text)) return false;
  const wide = width(item.stretch.text);
  return wide <= width(first.stretch.text) && wide >= width(first.stretch.text) - FIRST_SHORT_BY;
}

/** A line that may be of a headline. */
function isHead(item: Labelled | undefined): boolean {
  return item?.label.kind === 'short';
}

/** The line before a byline or a dateline is a headline, of whatever width. */
function opensPiece(item: Labelled | undefined): boolean {
  return item?.label.kind === 'byline' || (item?.label.kind === 'body' && item.label.dateline);
}

function isPrintLine(item: Labelled | undefined, first: Labelled): boolean {
  if (!isOpen(item)) return false;
  if (item === first || isFull(item, first)) return isFull(item, first);
  const wide = width(item.stretch.text);
  return wide < width(first.stretch.text) && sentenceEnd.test(item.stretch.text);
}

/** What begins a line of its own: a subtitle, a question and its answer, an item of a list, a bracket. */
const own = /^(?:——|(?:问|答|Q|A)\d?\s*[:：]|\d{1,2}[.、．]|[（(].*[)）]$)/u;

/** Text, or what may be text: 近日,白马县 looks like two names. */
function isOpen(item: Labelled | undefined): item is Labelled {
  if (item?.certainty === 'sure' || own.test(item?.stretch.text ?? '')) return false;
  if (item?.label.kind === 'short' || item?.label.kind === 'body') return true;
  const names = item?.label.kind === 'byline' && item.certainty === 'doubtful';
  return names && /[，,]/u.test(item.stretch.text);
}

function isFull(item: Labelled | undefined, first: Labelled): boolean {
  if (!item) return false;
  const wide = width(first.stretch.text);
  if (wide < NARROWEST || wide > WIDEST) return false;
  return Math.abs(width(item.stretch.text) - wide) <= SPREAD;
}
