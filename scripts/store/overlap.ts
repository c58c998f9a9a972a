import type { LineRange } from '../../src/schema/article.ts';

/** Part of one line; a whole line goes from 0 to Infinity. */
interface Stretch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** How much of the same lines two things cover, by the index of the one. */
export type Shares = ReadonlyMap<number, number>;

/**
 * Tells which of `all` cover lines that some ranges cover: a line that both have whole counts 1,
 * a part of it at most a half. In time that grows with what is covered and shared, not with the
 * number of pairs.
 */
export function indexLines(
  all: readonly (readonly LineRange[])[],
): (ranges: readonly LineRange[]) => Shares {
  const byLine = new Map<number, (Stretch & { owner: number })[]>();
  for (const [owner, ranges] of all.entries()) {
    for (const stretch of stretchesOf(ranges)) {
      const there = byLine.get(stretch.line);
      if (there) there.push({ ...stretch, owner });
      else byLine.set(stretch.line, [{ ...stretch, owner }]);
    }
  }
  for (const there of byLine.values()) there.sort((a, b) => a.from - b.from);
  return (ranges) => {
    const shares = new Map<number, number>();
    for (const stretch of stretchesOf(ranges)) {
      const there = byLine.get(stretch.line) ?? [];
      for (let at = firstAfter(there, stretch.from); at < there.length; at++) {
        const other = there[at];
        if (!other || other.from >= stretch.to) break;
        shares.set(other.owner, (shares.get(other.owner) ?? 0) + share(stretch, other));
      }
    }
    return shares;
  };
}

function* stretchesOf(ranges: readonly LineRange[]): Generator<Stretch> {
  for (const range of ranges) {
    if (!Array.isArray(range)) yield range;
    else for (let line = range[0]; line <= range[1]; line++) yield { line, from: 0, to: Infinity };
  }
}

function share(a: Stretch, b: Stretch): number {
  if (a.to === Infinity && b.to === Infinity) return 1;
  const common = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return (0.5 * common) / Math.min(a.to - a.from, b.to - b.from);
}

/** The first of the stretches of a line, sorted and apart from one another, that ends after a column. */
function firstAfter(there: readonly Stretch[], column: number): number {
  let low = 0;
  let high = there.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((there[middle]?.to ?? 0) <= column) low = middle + 1;
    else high = middle;
  }
  return low;
}
