import { bare, width } from '../chars.ts';
import { breaksWord } from '../continuation.ts';
import { isRoll } from '../label/roll.ts';
import type { Label, Labelled } from '../label.ts';
import { parseNames } from '../names.ts';
import { printed, relabel } from './neighbours.ts';

/** Says of a block that it is a line of verse: its end was set, not left to the column. */
export const VERSE = 'verse';

/** Fewer lines than this may be the parts of a headline, or print lines that break between words. */
const FEWEST = 6;

/** Lines of verse are no wider, in Han characters. */
const WIDEST = 20;

/** Prose has a mark inside every second print line; verse in so few of its lines … */
const MARKED = 0.35;
/** … and full stops at the end of so few. */
const STOPPED = 0.5;

/** A column breaks every third word at its line ends; verse none, but the word breaker errs. */
const BROKEN = 0.1;

/**
 * Finds verse: a run of short lines that end between words and have few marks inside. The title and
 * the poet's name above it, and the headline of the next piece below it, are left out.
 */
export function verse(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices, gaps } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string; certainty: 'sure' }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  const text = (position: number) => at(position)?.stretch.text ?? '';
  for (let start = 0; start < indices.length; start++) {
    let end = start;
    while (isLine(at(end))) end++;
    const from = poemBegins(start, end);
    const to = poemEnds(from, end);
    const lines = Array.from({ length: Math.max(0, to - from) }, (_, offset) =>
      text(from + offset),
    );
    if (isVerse(lines)) {
      for (let position = from; position < to; position++) {
        const label = { kind: 'body', dateline: false } as const;
        changes.set(indices[position] ?? -1, { label, why: VERSE, certainty: 'sure' });
      }
    }
    start = Math.max(start, end - 1);
  }
  return relabel(labelled, changes);

  /** Below the name of the poet, else below the title, unless a text announces the verse. */
  function poemBegins(start: number, end: number): number {
    for (let position = start + 1; position < Math.min(end, start + 4); position++) {
      if (isName(at(position))) return position + 1;
    }
    if (isName(at(start - 1)) || /[:：]$/u.test(text(start - 1))) return start;
    return start + 1;
  }

  /** Above the headline of the next piece, which has its byline, its text or more space beside it. */
  function poemEnds(from: number, end: number): number {
    const usual = gaps[from + 1] ?? 0;
    let last = end;
    while (last > Math.max(from + 1, end - 3) && (gaps[last - 1] ?? 0) > usual) last--;
    const next = at(end)?.label.kind;
    if (last < end || next === undefined || next === 'headline') return last;
    for (let position = end - 1; position > Math.max(from + 1, end - 4); position--) {
      if (isName(at(position))) return position - 1;
    }
    return end - 1;
  }
}

function isLine(item: Labelled | undefined): boolean {
  if (!item || item.certainty === 'sure') return false;
  const { text } = item.stretch;
  const open = ['short', 'body', 'byline'].includes(item.label.kind);
  return open && width(text) <= WIDEST && !isRoll(text) && !/^[#■□●◆▲\d（(【]/u.test(text);
}

function isName(item: Labelled | undefined): boolean {
  const names = item?.label.kind === 'byline' ? parseNames(item.stretch.text) : undefined;
  return names?.known === true && width(item?.stretch.text ?? '') <= 8;
}

function isVerse(lines: readonly string[]): boolean {
  if (lines.length < FEWEST) return false;
  const share = (test: (line: string, index: number) => boolean) =>
    lines.filter(test).length / lines.length;
  if (share((line) => /[，,。；;：:、].*[\p{L}\p{N}]/u.test(line)) > MARKED) return false;
  if (share((line) => /[。！？!?][”"]?$/u.test(line)) > STOPPED) return false;
  return share((line, at) => breaksWord(bare(line), bare(lines[at + 1] ?? ''))) <= BROKEN;
}
