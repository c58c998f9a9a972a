import type { LineRange } from '../../src/schema/article.ts';
import type { DumpRecord } from './records.ts';

type OldUnit = DumpRecord['units'][number];

/** Lines a source covers; a part of a line counts as that line's share. */
export function coveredLines(ranges: readonly LineRange[]): Map<number, number> {
  const lines = new Map<number, number>();
  for (const range of ranges) {
    if (Array.isArray(range)) {
      for (let line = range[0]; line <= range[1]; line++) lines.set(line, 1);
    } else lines.set(range.line, Math.min(1, (lines.get(range.line) ?? 0) + 0.5));
  }
  return lines;
}

function overlap(a: readonly LineRange[], b: readonly LineRange[]): number {
  const one = coveredLines(a);
  const other = coveredLines(b);
  let shared = 0;
  for (const [line, share] of one) shared += Math.min(share, other.get(line) ?? 0);
  return shared;
}

/**
 * Which old unit each new one carries on, by the lines they share (by title if the dump itself has
 * changed and line numbers mean nothing): the best pairs first, each unit in one pair at most.
 */
export function matchUnits(
  old: readonly OldUnit[],
  fresh: readonly { readonly title: string; readonly lines: readonly LineRange[] }[],
  sameDump: boolean,
): Map<number, OldUnit> {
  const pairs = fresh.flatMap((unit, index) =>
    old.map((before) => {
      const lines = overlap(unit.lines, before.lines);
      const title = unit.title !== '' && unit.title === before.title ? 1000 : 0;
      return { index, before, score: sameDump ? lines : title && title + lines };
    }),
  );
  const matched = new Map<number, OldUnit>();
  const taken = new Set<OldUnit>();
  for (const { index, before, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score <= 0 || matched.has(index) || taken.has(before)) continue;
    matched.set(index, before);
    taken.add(before);
  }
  return matched;
}
