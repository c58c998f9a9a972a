import type { LineRange, Source } from '../../src/schema/article.ts';
import { indexTexts } from './likeness.ts';
import { indexLines } from './overlap.ts';
import type { DumpRecord } from './records.ts';

/** A piece as it was recorded when ingest wrote it. */
export type OldUnit = DumpRecord['units'][number];

/** A piece as ingest makes it now: the dump lines it covers, and its file as text. */
export interface FreshUnit {
  readonly sources: readonly Source[];
  readonly text: string;
}

/** The lines of one dump that a piece covers. */
function linesIn({ sources }: FreshUnit, dump: string): LineRange[] {
  return sources.filter((source) => source.dump === dump).flatMap(({ lines }) => lines);
}

/** Which old unit of a dump each new one carries on, by the lines of the dump that they share. */
export function matchLines(
  old: readonly OldUnit[],
  fresh: readonly FreshUnit[],
  dump: string,
): Map<number, OldUnit> {
  const sharing = indexLines(old.map(({ lines }) => lines));
  const pairs = fresh.flatMap((unit, index) =>
    [...sharing(linesIn(unit, dump))].map(([at, score]) => ({ index, before: old[at], score })),
  );
  return bestPairs(pairs);
}

/** From this share of common character pairs on, a piece is the old one, changed here and there. */
const SAME = 0.5;

/**
 * Which old unit each new one carries on when the dump itself has changed, so that line numbers
 * mean nothing: by their text. `textOf` gives the text of an old unit, empty if it is gone.
 */
export function matchTexts(
  old: readonly OldUnit[],
  fresh: readonly FreshUnit[],
  textOf: (unit: OldUnit) => string,
): Map<number, OldUnit> {
  const alike = indexTexts(old.map(textOf));
  const pairs = fresh.flatMap((unit, index) =>
    alike(unit.text)
      .map(({ index: at, shared, size, others }) => {
        return { index, before: old[at], score: shared / Math.max(1, size + others - shared) };
      })
      .filter(({ score }) => score >= SAME),
  );
  return bestPairs(pairs);
}

/** Finds the new piece that a permalink leads to whose own piece has ended. */
export interface Heirs {
  /** The piece that has most of some lines of a dump, if one has any. */
  byLines(lines: readonly LineRange[], dump: string): number | undefined;
  /** The piece that has most of a text, if one has at least half of it. */
  byText(file: string): number | undefined;
}

/** What is needed to find heirs is made when the first is looked for: few dumps have any. */
export function heirsAmong(fresh: readonly FreshUnit[]): Heirs {
  const lines = new Map<string, ReturnType<typeof indexLines>>();
  let texts: ReturnType<typeof indexTexts> | undefined;
  return {
    byLines(ranges, dump) {
      const sharing = lines.get(dump) ?? indexLines(fresh.map((unit) => linesIn(unit, dump)));
      lines.set(dump, sharing);
      const shares = [...sharing(ranges)].sort(([a, x], [b, y]) => y - x || a - b);
      return shares[0]?.[0];
    },
    byText(file) {
      texts ??= indexTexts(fresh.map(({ text }) => text));
      const [most] = texts(file).sort((a, b) => b.shared - a.shared || a.index - b.index);
      return most && most.shared > 0 && most.shared >= most.size * SAME ? most.index : undefined;
    },
  };
}

/** The best pairs first, each unit in one pair at most. */
function bestPairs(
  pairs: readonly { index: number; before: OldUnit | undefined; score: number }[],
): Map<number, OldUnit> {
  const matched = new Map<number, OldUnit>();
  const taken = new Set<OldUnit>();
  for (const { index, before } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (!before || matched.has(index) || taken.has(before)) continue;
    matched.set(index, before);
    taken.add(before);
  }
  return matched;
}
