import { type Paper, papers } from '../dump/papers.ts';
import { type Rng, rngOf } from '../rng.ts';

/** What one issue is, before a word of it is written. */
export interface IssuePlan {
  /** Position in time, from 0. */
  number: number;
  date: Date;
  paper: Paper;
  /** Number of pieces. */
  pieces: number;
  /** Stream of this issue: nothing in it depends on other issues. */
  rng: Rng;
}

const FIRST_DAY = Date.UTC(2004, 0, 1);
const DAY = 86_400_000;
/** Twenty years with their leap days. */
const DAYS = 7305;

/** Pieces in an issue, as the pages of the real dumps suggest: two pages of six or seven. */
const USUAL = 13;

/** Two newspapers, so that no day has more than two issues. */
const titles = papers.slice(0, 2);

/** How many issues an archive of so many pieces has: more pieces an issue once every day has two. */
export const issueCount = (articles: number): number =>
  Math.max(1, Math.min(DAYS * titles.length, Math.round(articles / USUAL)));

/**
 * The issues of an archive in the order of time, spread evenly over twenty years; their pieces
 * add up to `articles`.
 */
export function* issuePlans(seed: number, articles: number): Generator<IssuePlan> {
  const count = issueCount(articles);
  const base = rngOf(`archive/${seed}`);
  const spread = Math.floor(articles / count / 4);
  const start = (number: number) =>
    number === 0 || number === count
      ? (number / count) * articles
      : Math.round((number * articles) / count) + base.fork(`size/${number}`).int(-spread, spread);
  for (let number = 0; number < count; number++) {
    yield {
      number,
      date: new Date(FIRST_DAY + Math.floor((number * DAYS) / count) * DAY),
      paper: titles[number % titles.length] as Paper,
      pieces: start(number + 1) - start(number),
      rng: base.fork(`issue/${number}`),
    };
  }
}
