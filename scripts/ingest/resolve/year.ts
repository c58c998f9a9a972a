import type { TimeWord } from './time-words.ts';

/** A time word and where it was printed. */
export interface Said extends TimeWord {
  readonly unit: number;
  readonly line: number;
}

/** The year or years an issue can be of, and what shows it. */
export interface YearGuess {
  readonly from: number;
  readonly to: number;
  readonly evidence: readonly { readonly said: Said; readonly note: string }[];
}

/**
 * Infers the year of an issue from the years its texts print. It is at least the last year that is
 * told of, and the year after one whose results are complete (2021年底, 2021年度评价结果); at most the
 * year of the nearest goal. Where nothing more is said it may be the last year that is told of or the
 * one after. Undefined if no year is printed.
 */
export function inferYear(said: readonly Said[], editions: readonly Said[]): YearGuess | undefined {
  const printed = said.flatMap((word) =>
    word.year !== undefined && 'is' in word.year ? [{ said: word, year: word.year.is }] : [],
  );
  const told = printed.filter(({ said: word }) => !word.ahead);
  const counted = editions.flatMap((word) =>
    word.year !== undefined && 'is' in word.year ? [{ said: word, year: word.year.is }] : [],
  );
  const latest = latestOf(told);
  if (latest === undefined) return undefined;
  const closed = latestOf(told.filter(({ said: word }) => isClosed(word)));
  const edition = latestOf(counted);
  const goal = printed
    .filter(({ said: word, year }) => word.ahead && year >= latest.year)
    .sort((a, b) => a.year - b.year)[0];

  const evidence = [{ said: latest.said, note: `提到${latest.year}年的事` }];
  let year = latest.year;
  let firm = false;
  if (closed !== undefined && closed.year >= year - 1) {
    firm = true;
    year = Math.max(year, closed.year + 1);
    evidence.push({ said: closed.said, note: `${closed.year}年已经结束` });
  }
  if (edition !== undefined && edition.year >= year) {
    firm = true;
    year = edition.year;
    evidence.push({ said: edition.said, note: `按届次推算不早于${year}年` });
  }
  if (goal !== undefined && goal.year === year) {
    firm = true;
    evidence.push({ said: goal.said, note: `${year}年底仍是目标` });
  }
  if (firm) return { from: year, to: year, evidence };
  return { from: year, to: Math.min(year + 1, goal?.year ?? year + 1), evidence };
}

function isClosed(word: TimeWord): boolean {
  if (!word.complete) return false;
  return word.months === undefined || word.months[1] === 12;
}

function latestOf<T extends { readonly year: number }>(items: readonly T[]): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || item.year > best.year ? item : best),
    undefined,
  );
}
