import type { CountedYear } from './landmarks.ts';
import type { TimeWord } from './time-words.ts';

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
  readonly to: number;
  readonly evidence: readonly YearEvidence[];
}

/** What texts say of years besides printing them. */
export interface CountedYears {
  /** The year of the issue itself: 今年是“十四五”开局之年. */
  readonly exact: readonly CountedYear[];
  /** The earliest year of the issue, by numbered editions. */
  readonly least: readonly CountedYear[];
}

/**
 * Infers the year of an issue. A text may say which one 今年 is; else it is at least the last year
 * that is told of, the year after one whose results are complete (2021年底, 2021年度评价结果), and the
 * year of the latest numbered edition; at most the year of the nearest goal. Where nothing more is said
 * it may be the last year that is told of or the one after. Undefined if no year is to be found, or
 * only one that may be long past.
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
  let { year } = latest;
  let firm = false;
  const closed = latestOf(told.filter(({ said: word }) => isClosed(word)));
  if (closed !== undefined && closed.year >= year - 1) {
    firm = true;
    year = Math.max(year, closed.year + 1);
    evidence.push({ said: closed.said, note: `${closed.year}年已经结束` });
  }
  const edition = latestOf(least);
  if (edition !== undefined && edition.year >= year) {
    firm = true;
    year = edition.year;
    evidence.push({ said: edition, note: `按届次推算不早于${year}年` });
  }
  const goal = printed
    .filter(({ said: word, year: wanted }) => word.ahead && wanted >= year)
    .sort((a, b) => a.year - b.year)[0];
  if (goal?.year === year) {
    firm = true;
    evidence.push({ said: goal.said, note: `${year}年的目标还没有到` });
  }
  if (!firm && isLone(told, latest)) return undefined;
  const last = firm ? year : year + 1;
  return { from: year, to: Math.min(last, goal?.year ?? last), evidence };
}

/** True if only one piece tells of recent years, and without a month: then it may be long past. */
function isLone(told: readonly Told[], latest: Told): boolean {
  const recent = told.filter(({ year }) => year >= latest.year - 1);
  const units = new Set(recent.map(({ said }) => said.unit));
  return units.size < 2 && recent.every(({ said }) => said.months === undefined);
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
