import { type Block, blockText } from './blocks.ts';
import { bare } from './chars.ts';
import { continuation } from './continuation.ts';
import type { Draft } from './drafts.ts';

export interface Continued {
  readonly drafts: readonly Draft[];
  /** Headlines printed again over the second part. */
  readonly repeated: readonly Block[];
  /** First lines of second parts whose first part was not found. */
  readonly orphans: readonly number[];
}

/** So many open continuations before and after a second part are weighed; no issue has more. */
const WEIGHED = 100;

/** An article as far as its parts have been found. */
interface Whole {
  readonly first: Draft;
  /** What was joined to it, in order, each with what was joined to that before. */
  readonly joined: Whole[];
  last: Draft;
  jumpTo: string | undefined;
}

/** Joins the parts of an article that goes on over two pages: 下转第3版 with 上接第1版. */
export function continueJumps(drafts: readonly Draft[]): Continued {
  const wholes: (Whole | undefined)[] = drafts.map((draft) => ({
    first: draft,
    joined: [],
    last: draft,
    jumpTo: draft.jumpTo,
  }));
  const open = [...drafts.keys()].filter((index) => drafts[index]?.jumpTo !== undefined);
  const repeated: Block[] = [];
  const orphans: number[] = [];
  let passed = 0;
  for (const [index, draft] of drafts.entries()) {
    while ((open[passed] ?? index) < index) passed++;
    const second = wholes[index];
    if (draft.jumpFrom === undefined || !second) continue;
    const first = likeliest(open.slice(Math.max(0, passed - WEIGHED), passed + WEIGHED), draft);
    if (!first) {
      const line = draft.items[0]?.pieces[0]?.line;
      if (line !== undefined) orphans.push(line);
      continue;
    }
    first.joined.push(second);
    first.last = second.last;
    first.jumpTo = second.jumpTo;
    repeated.push(...draft.kickers, ...draft.headlines, ...draft.subtitles);
    wholes[index] = undefined;
  }
  const result = wholes.flatMap((whole) => (whole ? [asDraft(whole)] : []));
  return { drafts: result, repeated, orphans };

  function likeliest(indices: readonly number[], second: Draft): Whole | undefined {
    let best: { whole: Whole; score: number } | undefined;
    for (const index of indices) {
      const whole = wholes[index];
      if (!whole || drafts[index] === second || !fits(whole, second)) continue;
      const score = likelihood(whole, second);
      if (!best || score > best.score) best = { whole, score };
    }
    return best?.whole;
  }
}

/** The parts of an article in reading order. */
function partsOf(whole: Whole): Draft[] {
  const parts: Draft[] = [];
  const waiting = [whole];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    parts.push(next.first);
    for (const part of next.joined.toReversed()) waiting.push(part);
  }
  return parts;
}

function asDraft(whole: Whole): Draft {
  const { first, jumpTo } = whole;
  if (whole.joined.length === 0) return first;
  const parts = partsOf(whole);
  const { jumpTo: _, ...rest } = first;
  return {
    ...rest,
    bylines: parts.flatMap(({ bylines }) => bylines),
    items: parts.flatMap(({ items }) => items),
    ...(jumpTo === undefined ? {} : { jumpTo }),
  };
}

function fits({ last: { page }, jumpTo }: Whole, second: Draft): boolean {
  if (jumpTo === undefined) return false;
  const to = second.page === undefined || jumpTo === second.page;
  const from = page === undefined || second.jumpFrom === page;
  return to && from;
}

/** The same headline speaks for it most, then whether the sentence reads on. */
function likelihood(whole: Whole, second: Draft): number {
  const title = (draft: Draft) => bare(draft.headlines.map(blockText).join(''));
  const [one, other] = [title(whole.first), bare(second.jumpTitle ?? '') || title(second)];
  const same = other !== '' && (one.includes(other) || other.includes(one)) ? 10 : 0;
  const last = whole.last.items.at(-1);
  const next = second.items[0];
  return same + (last && next ? continuation(blockText(last), blockText(next)) : 0);
}
