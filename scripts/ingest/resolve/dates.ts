import { editionYears } from './editions.ts';
import { addDays, compareDays, type Day, edtfInterval, lastDay } from './edtf.ts';
import { landmarkYears } from './landmarks.ts';
import { type Evidence, lineAt, partsOf, type UnitText } from './passage.ts';
import { timeWords } from './time-words.ts';
import { isTurnOfYear, LATE } from './turn-of-year.ts';
import { inferYear, type Said, type YearEvidence } from './year.ts';

/** When an issue was printed, as far as its texts tell. */
export interface DateGuess {
  /** EDTF, or null if no year is told. */
  readonly edtf: string | null;
  /** Lines that show it; `unit` is the index of the piece they are from. */
  readonly evidence: readonly (Evidence & { readonly unit: number })[];
  readonly certainty: 'sure' | 'likely' | 'doubtful';
}

/** A bound of the date, and the words it is taken from. */
interface Bound {
  readonly day: Day;
  readonly said: Said;
}

/** News is printed within a month of the last thing it tells of, if the pieces tell of it closely. */
const CLOSE = 30;
/** … and within a quarter if only one piece comes near. */
const LOOSE = 92;
/** Things told of within so many days before the last one show that the pieces follow it closely. */
const NEAR = 60;
/** The last of several texts that were wired is printed on that day or up to three days later … */
const WIRED = 3;
/** … and a single one may have waited. */
const WIRED_ALONE = 7;

/**
 * Infers the date of an issue from what its pieces say: the year from the years they print, the
 * earliest day from the last thing told of, the latest from the first goal that lies ahead. The
 * interval is meant to be right rather than narrow.
 */
export function inferDate(units: readonly UnitText[]): DateGuess {
  const parts = units.map(partsOf);
  const said = parts.flatMap((own, unit) =>
    own.flatMap((part) =>
      timeWords(part.text).map((word) => ({ ...word, unit, line: lineAt(part, word.at) })),
    ),
  );
  const years = inferYear(said, {
    exact: parts.flatMap(landmarkYears),
    least: parts.flatMap(editionYears),
  });
  if (years === undefined) return { edtf: null, evidence: [], certainty: 'doubtful' };
  const shown = years.evidence.map(({ said: word, note }) => evidenceOf(word, note));
  if (years.to === undefined) return { edtf: null, evidence: shown, certainty: 'doubtful' };
  const settled = years.from === years.to;
  const lower = told(said, years.from);
  if (lower.length === 0) {
    const from = { year: years.from, month: 1, day: 1 };
    const edtf = edtfInterval(from, { year: years.to, month: 12, day: 31 });
    return { edtf, evidence: shown, certainty: 'doubtful' };
  }
  const last = lastTold(lower);
  const wired = last.said.dateline;
  const goal = wired ? undefined : firstGoal(said, years.from, last.day);
  const soft = softEnd(last, lower);
  const to = goal !== undefined && compareDays(goal.day, soft) < 0 ? goal.day : soft;
  const evidence = [evidenceOf(last.said, '最晚提到的已发生的事'), ...shown];
  if (to === goal?.day) evidence.splice(1, 0, evidenceOf(goal.said, '尚未到的期限'));
  return {
    edtf: edtfInterval(last.day, settled ? to : { ...to, year: to.year + years.to - years.from }),
    evidence,
    certainty: !settled ? 'doubtful' : wired ? 'sure' : 'likely',
  };
}

/** The last thing told of; where texts were wired, what comes well after them lies ahead. */
function lastTold(lower: readonly Bound[]): Bound {
  const latest = (bounds: readonly Bound[]) =>
    bounds.reduce((best, bound) => (compareDays(bound.day, best.day) > 0 ? bound : best));
  const wired = lower.filter(({ said }) => said.dateline);
  if (wired.length === 0) return latest(lower);
  const end = addDays(latest(wired).day, WIRED_ALONE);
  return latest(lower.filter(({ day }) => compareDays(day, end) <= 0));
}

/** The latest day the issue can well be of, by how closely its pieces follow what happens. */
function softEnd(last: Bound, lower: readonly Bound[]): Day {
  if (last.said.dateline) {
    const wired = lower.filter(({ said }) => said.dateline);
    return addDays(last.day, wired.length > 1 ? WIRED : WIRED_ALONE);
  }
  const near = lower.filter(({ day }) => compareDays(addDays(day, NEAR), last.day) >= 0);
  const pieces = new Set(near.map(({ said }) => said.unit));
  const end = addDays(last.day, pieces.size > 1 ? CLOSE : LOOSE);
  const thisYear = last.said.year !== undefined && 'from' in last.said.year;
  if (thisYear && end.year > last.day.year) return { year: last.day.year, month: 12, day: 31 };
  return { ...end, day: lastDay(end.year, end.month) };
}

/** Days that lie behind the issue, from what is told as done in its year. */
function told(said: readonly Said[], year: number): Bound[] {
  const past = said.filter(
    (word) => !word.ahead && word.months !== undefined && isOf(word, year) && !isBare(word),
  );
  const wraps = isTurnOfYear(past);
  return past.flatMap((word) => {
    const day = reached(word, year);
    if (day === undefined) return [];
    const past = wraps && word.year === undefined && day.month >= LATE;
    return [{ day: past ? { ...day, year: year - 1 } : day, said: word }];
  });
}

/** A month by itself may be one of any year: 9月,大会召开. */
function isBare({ year, days, complete }: Said): boolean {
  return year === undefined && days === undefined && !complete;
}

function isOf({ year }: Said, issue: number): boolean {
  return year === undefined || ('is' in year ? year.is === issue : year.from === 0);
}

/** The day that had come when the words were written; the day after a span that is complete. */
function reached({ months, days, complete }: Said, year: number): Day | undefined {
  if (months === undefined) return undefined;
  const [, month] = months;
  if (days !== undefined) return { year, month, day: Math.min(days[0], lastDay(year, month)) };
  if (!complete) return { year, month: months[0], day: 1 };
  return month === 12 ? { year, month: 12, day: 15 } : { year, month: month + 1, day: 1 };
}

/** The end of the nearest goal that is not before `after`. */
function firstGoal(said: readonly Said[], year: number, after: Day): Bound | undefined {
  return said
    .filter((word) => word.wanted && word.months !== undefined && isOf(word, year))
    .map((word): Bound => {
      const month = word.months?.[1] ?? 12;
      const day = Math.min(word.days?.[1] ?? 31, lastDay(year, month));
      return { day: { year, month, day }, said: word };
    })
    .filter(({ day }) => compareDays(day, after) >= 0)
    .sort((a, b) => compareDays(a.day, b.day))[0];
}

function evidenceOf(
  { line, clause, unit }: YearEvidence['said'],
  note: string,
): Evidence & { unit: number } {
  return { line, text: clause, note, unit };
}
