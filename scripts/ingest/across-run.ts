import {
  closing,
  ends,
  isFull,
  isLast,
  isSigned,
  link,
  type Measure,
  opening,
  type Row,
} from './line-links.ts';
import { FIRST_SHORT_BY, INDENTED } from './print-width.ts';
import { type PageWords, sharedPairs } from './words.ts';

export type Side = 0 | 1;

/** Rows that two columns take turns in: the first one of the one, the second of the other. */
export interface Run {
  /** Half-open, by index. */
  readonly from: number;
  readonly to: number;
  /** Where the longer column ends, which goes on alone; `to` if neither does. */
  readonly end: number;
  readonly measure: Measure;
}

/** Fewer rows than this cannot show that two columns were read across. */
const FEWEST = 6;

/**
 * So much must speak for two columns, as a logarithm: in pages of composed dumps that were not read
 * across 6.5 was the most, and in those that were 7 to 140.
 */
const ENOUGH = 10;

/** A column is as wide as the widest lines near by: but a headline or two may be wider. */
const NEAR = 4;
const WIDER = 2;

/** In two columns, lines take turns: each speaks a little for itself. */
const TURN = 0.3;
/** A row that is too wide, of writers, or short though no sentence ends there, is no print line of a column. */
const ODD = -4;
/** Between the rows of a run are as many blank lines as between any others of it. */
const UNEVEN = -3;
/** The first lines stand below a headline or below the end of a text. */
const BELOW_HEAD = 1.5;
const BELOW_OPEN = -3;
const NOT_FULL = -6;

/** Two ends of a run of which neither is clearly better: the shorter run is taken. */
const AS_GOOD = 3;

/** What each row of a page says of its neighbours, as logarithms; sums of them are what a run says. */
export interface Evidence {
  readonly measures: readonly Measure[];
  /** Of the link with the row above. */
  readonly straight: readonly number[];
  /** How much more the row says for turns than for one column, all rows up to it. */
  readonly turns: readonly number[];
}

/** Weighs the rows of a page that stand near one another. */
export function evidence(rows: readonly Row[], words: PageWords): Evidence {
  const indented = indents(rows);
  const measures = rows.map((_, at) => ({ width: widthAt(rows, at), indented }));
  const linked = (from: number, to: number) => {
    const [above, below, measure] = [rows[from], rows[to], measures[from]];
    return above && below && measure ? link(above, below, measure, words) : 0;
  };
  const straight = rows.map((_, at) => linked(at - 1, at));
  const turns: number[] = [];
  let sum = 0;
  for (const [at, row] of rows.entries()) {
    const measure = measures[at] as Measure;
    const uneven = row.gap === rows[at - 1]?.gap ? 0 : UNEVEN;
    sum +=
      at < 2 ? 0 : linked(at - 2, at) - (straight[at] ?? 0) + odd(row, measure) + uneven + TURN;
    turns.push(sum);
  }
  return { measures, straight, turns };
}

/** The run for which most speaks in rows[from, to), if it is enough. */
export function bestRun(
  rows: readonly Row[],
  { measures, straight, turns }: Evidence,
  from: number,
  to: number,
): Run | undefined {
  const begun = (at: number) => {
    const [first, second] = [rows[at] as Row, rows[at + 1] as Row];
    const [one, other] = [measures[at] as Measure, measures[at + 1] as Measure];
    const full = [first, second].every((row) => row.most >= other.width - FIRST_SHORT_BY);
    const odds = odd(first, one) + odd(second, other);
    const above = at > from ? below(rows[at - 1] as Row, measures[at - 1] as Measure) : BELOW_HEAD;
    const opens = opening(first, one) + opening(second, other);
    return (
      opens + above + odds + (full ? 0 : NOT_FULL) - (straight[at + 1] ?? 0) - (turns[at + 1] ?? 0)
    );
  };
  const ended = (end: number) => (turns[end - 1] ?? 0) + closing(rows[end - 2] as Row);
  let best = { gain: ENOUGH, from: -1, to: -1 };
  let start = { gain: -Infinity, at: -1 };
  for (let end = from + FEWEST; end <= to; end++) {
    const gain = begun(end - FEWEST);
    if (gain > start.gain) start = { gain, at: end - FEWEST };
    const all = start.gain + ended(end);
    if (all > best.gain) best = { gain: all, from: start.at, to: end };
  }
  if (best.from < 0) return undefined;
  const measure = measures[Math.floor((best.from + best.to) / 2)] as Measure;
  const end = runEnd(rows, best, measure, ended);
  return { from: best.from, to: end, end: tailEnd(rows, end, to, measure), measure };
}

/** Where a run ends, found by evidence near by, if the column's own measure and words are asked too. */
function runEnd(
  rows: readonly Row[],
  run: { readonly from: number; readonly to: number },
  measure: Measure,
  ended: (end: number) => number,
): number {
  const first = run.from + FEWEST;
  let most = run.to;
  // A headline below them has no line to go on with.
  while (most > first && odd(rows[most - 1] as Row, measure) < 0) most--;
  let best = most;
  if (most < run.to) for (let at = first; at < most; at++) if (ended(at) >= ended(best)) best = at;
  const closes = (at: number) => isLast(rows[at] as Row, measure);
  for (let at = first; at < best; at++) {
    if (!closes(at - 1) || !closes(at - 2) || ended(at) < ended(best) - AS_GOOD) continue;
    if (!takeTurns(rows, run.from, at, best)) return at;
  }
  return best;
}

/** Do the words of rows[at, to) rather share with the column whose turn it is than all with one? */
function takeTurns(rows: readonly Row[], from: number, at: number, to: number): boolean {
  const texts = ([0, 1] as const).map((side) => joined(rows.slice(from, at), side));
  const shares = texts.map((text) => rows.slice(at, to).map((row) => sharedPairs(row.text, text)));
  const [one = [], other = []] = shares;
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const inTurn = one.map((share, index) =>
    (at - from + index) % 2 === 0 ? share : (other[index] ?? 0),
  );
  return sum(inTurn) > Math.max(sum(one), sum(other));
}

/** Every other row, as one text. */
function joined(rows: readonly Row[], side: 0 | 1): string {
  return rows
    .filter((_, at) => at % 2 === side)
    .map(({ text }) => text)
    .join('');
}

/** Where the rows end that go on with a column below a run of turns. */
function tailEnd(rows: readonly Row[], from: number, to: number, measure: Measure): number {
  const step = rows[from - 1]?.gap;
  let end = from;
  for (; end < to; end++) {
    const [before, row, next] = [rows[end - 1] as Row, rows[end] as Row, rows[end + 1]];
    const indent = measure.indented && row.indent >= INDENTED;
    if (row.gap !== step || row.least > measure.width + WIDER) break;
    if (!ends(before)) {
      if (indent || !isFull(before, measure)) break;
      continue;
    }
    if (odd(row, measure) < 0) break;
    if (isFull(before, measure) && !indent) continue;
    if (measure.indented ? !indent : !isFull(row, measure)) break;
    // As wide as the column by chance, a headline stands above its writers.
    if (next && isSigned(next)) break;
  }
  return end;
}

function below(above: Row, measure: Measure): number {
  if (isSigned(above)) return BELOW_HEAD;
  if (ends(above)) return 0;
  return isFull(above, measure) ? BELOW_OPEN : BELOW_HEAD;
}

function odd(row: Row, measure: Measure): number {
  const short = !isFull(row, measure) && !ends(row);
  return (short || isSigned(row) ? ODD : 0) + (row.least > measure.width + WIDER ? ODD : 0);
}

/** The third widest of the rows near by. */
function widthAt(rows: readonly Row[], at: number): number {
  const near = rows.slice(Math.max(0, at - NEAR), at + NEAR + 1).map(({ least }) => least);
  near.sort((a, b) => b - a);
  return near[2] ?? near[0] ?? 0;
}

/** Paragraphs are indented: lines are, and one of the next few is not. */
function indents(rows: readonly Row[]): boolean {
  const first = rows.filter(
    ({ indent }, at) =>
      indent >= INDENTED && rows.slice(at + 1, at + 4).some((row) => row.indent < INDENTED),
  );
  return first.length >= 2;
}
