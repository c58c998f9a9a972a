import { parseYaml, splitFrontmatter } from '../../src/archive/frontmatter.ts';
import { publishedText } from '../../src/archive/text.ts';
import { articleSchema, type LineRange, type Source } from '../../src/schema/article.ts';
import { grams } from '../ingest/words.ts';
import type { DumpRecord } from './records.ts';

/** A piece as it was recorded when ingest wrote it. */
export type OldUnit = DumpRecord['units'][number];

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
  const lines = new Map(fresh.map((unit) => [unit, linesIn(unit, dump)]));
  return bestPairs(old, fresh, (before, unit) => overlap(lines.get(unit) ?? [], before.lines));
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
  const now = new Map(fresh.map((unit) => [unit, pairsOf(unit.text)]));
  const were = new Map(old.map((unit) => [unit, pairsOf(textOf(unit))]));
  return bestPairs(old, fresh, (before, unit) => {
    const [one, other] = [were.get(before) ?? new Set(), now.get(unit) ?? new Set()];
    const shared = one.intersection(other).size;
    const likeness = shared / Math.max(1, one.size + other.size - shared);
    return likeness >= SAME ? likeness : 0;
  });
}

/** The new piece that has most of an old one's text, if one has: where its permalink leads. */
export function heirOf(text: string, fresh: readonly FreshUnit[]): number | undefined {
  const gone = pairsOf(text);
  const shares = fresh.map((unit) => gone.intersection(pairsOf(unit.text)).size);
  const most = Math.max(0, ...shares);
  return gone.size > 0 && most >= gone.size * SAME ? shares.indexOf(most) : undefined;
}

/** Character pairs of what readers see of an article file. */
function pairsOf(file: string): Set<string> {
  const { yaml = '', body = '' } = splitFrontmatter(file) ?? {};
  const article = articleSchema.safeParse(parseYaml(yaml, '', []));
  const shown = article.success ? publishedText({ article: article.data, body }) : [body];
  return new Set(grams(shown.join('\n'), 2));
}

/** The best pairs first, each unit in one pair at most; units that share nothing are no pair. */
function bestPairs(
  old: readonly OldUnit[],
  fresh: readonly FreshUnit[],
  score: (before: OldUnit, unit: FreshUnit) => number,
): Map<number, OldUnit> {
  const pairs = fresh.flatMap((unit, index) =>
    old
      .map((before) => ({ index, before, score: score(before, unit) }))
      .filter((pair) => pair.score > 0),
  );
  const matched = new Map<number, OldUnit>();
  const taken = new Set<OldUnit>();
  for (const { index, before } of pairs.sort((a, b) => b.score - a.score)) {
    if (matched.has(index) || taken.has(before)) continue;
    matched.set(index, before);
    taken.add(before);
  }
  return matched;
}
