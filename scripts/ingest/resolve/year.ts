import type { CountedYear } from './landmarks.ts';
import type { TimeWord } from './time-words.ts';
import { isTurnOfYear, LATE } from './turn-of-year.ts';

/** A time word and where it was printed. */
export interface Said extends TimeWord {
  readonly unit: number;
  readonly line: number;
}

interface Told {
  readonly said: Said;
  readonly year: number;
}

/** Words that show a year, and why. */
export interface YearEvidence {
  readonly said: { readonly unit: number; readonly line: number; readonly clause: string };
  readonly note: string;
}

/** The year or years an issue can be of, and what shows it. */
export interface YearGuess {
  readonly from: number;
  /** Undefined where nothing shows that the years told of are not long past. */
  readonly to: number | undefined;
  readonly evidence: readonly YearEvidence[];
}

/** What texts say of years besides printing them. */
export interface CountedYears {
  /** The year of the issue itself: 今年是“十四五”开局之年. */
  readonly exact: readonly CountedYear[];
  /** The earliest year of the issue, by numbered editions. */
  readonly least: readonly CountedYear[];
}

/** So many pieces that tell of a year or of the one before it are news, not history. */
const MANY = 3;
/** A goal so many years on tells nothing of the year by itself. */
const FAR = 2;
/** Until this month the news still gives the figures of the year before the last. */
const SPRING = 3;

/**
 * Infers the year of an issue. A text may say which one 今年 is; else it is at least the last year
 * that is told of, the year after one whose results are complete, and the year of the latest numbered
 * edition. It is at most the year of the nearest goal; the year after the latest results (截至2021年底),
 * or in spring the second one after; the year after the last that is told of, if several pieces tell
 * of it or of the one before. Undefined if no year is told of.
 */
export function inferYear(
  said: readonly Said[],
  { exact, least }: CountedYears,
): YearGuess | undefined {
  const printed = said.flatMap((word) =>
    word.year !== undefined && 'is' in word.year ? [{ said: word, year: word.year.is }] : [],
  );
  const told = printed.filter(({ said: word }) => !word.ahead);
  const latest = latestOf(told);
  const named = latestOf(exact);
  if (named !== undefined && named.year >= (latest?.year ?? 0)) {
    const { year } = named;
    return { from: year, to: year, evidence: [{ said: named, note: `今年是${year}年` }] };
  }
  if (latest === undefined) return undefined;
  const evidence: YearEvidence[] = [{ said: latest.said, note: `提到${latest.year}年的事` }];
  let from = latest.year;
  const ends: number[] = [];
  if (isNews(told, latest.year))
    ends.push(latest.year + (isLaterNamed(printed, latest.year) ? 2 : 1));
  const closed = latestOf(told.filter(({ said: word }) => isClosed(word)));
  if (closed !== undefined && closed.year >= latest.year - 1) {
    from = Math.max(from, closed.year + 1);
    if (closed.said.results || ends.length > 0) {
      ends.splice(0, 1, Math.max(from, closed.year + (isSpring(said) ? 2 : 1)));
    }
    evidence.push({ said: closed.said, note: `${closed.year}年已经结束` });
  }
  const edition = latestOf(least);
  if (edition !== undefined && edition.year >= from) {
    from = edition.year;
    if (edition.clause.includes('今年')) ends.splice(0, 1, from);
    evidence.push({ said: edition, note: `按届次推算不早于${from}年` });
  }
  const goal = printed
    .filter(({ said: word, year: wanted }) => word.wanted && wanted >= from)
    .sort((a, b) => a.year - b.year)[0];
  if (goal !== undefined && goal.year <= (ends[0] ?? from + FAR)) {
    ends.splice(0, 1, goal.year);
    evidence.push({ said: goal.said, note: `${goal.year}年的目标还没有到` });
  }
  return { from, to: ends[0], evidence };
}

/** True if the year after the last that is told of is named and may be past: 到1997年底,全省有…. */
function isLaterNamed(printed: readonly Told[], latest: number): boolean {
  return printed.some(({ said, year }) => year === latest + 1 && !said.wanted);
}

/** True if several pieces tell of a year or of the one before it. */
function isNews(told: readonly Told[], latest: number): boolean {
  const recent = told.filter(({ year }) => year >= latest - 1);
  return new Set(recent.map(({ said }) => said.unit)).size >= MANY;
}

/** True if no day or month of the year is told of that lies after spring. */
function isSpring(said: readonly Said[]): boolean {
  const past = said.filter(({ ahead }) => !ahead);
  const wraps = isTurnOfYear(past);
  return !past.some(({ year, months, days, complete }) => {
    const [, month] = months ?? [0, 0];
    if (month <= SPRING || (wraps && month >= LATE)) return false;
    return year === undefined ? days !== undefined || complete : 'from' in year && year.from === 0;
  });
}

function isClosed({ complete, months }: TimeWord): boolean {
  return complete && (months === undefined || months[1] === 12);
}

function latestOf<T extends { readonly year: number }>(items: readonly T[]): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || item.year > best.year ? item : best),
    undefined,
  );
}
