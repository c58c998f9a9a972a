import type { TimeWord } from './time-words.ts';

/** From this month on a day may be of the year before, in an issue of January or February. */
export const LATE = 9;

/** True if bare months are of both ends of a year and of none between: then the late ones are past. */
export function isTurnOfYear(words: readonly TimeWord[]): boolean {
  const months = words
    .filter(({ year }) => year === undefined)
    .map(({ months: span }) => span?.[1] ?? 0);
  return (
    months.some((month) => month > 0 && month <= 2) &&
    months.some((month) => month >= LATE) &&
    !months.some((month) => month > 3 && month < LATE)
  );
}
