import { type Block, blockText } from './blocks.ts';
import type { Draft } from './drafts.ts';
import { type FirstPart, fits, inOrder, likelihood, type SecondPart } from './jump-parts.ts';

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
    const first = likeliest(open.slice(Math.max(0, passed - WEIGHED), passed + WEIGHED), index);
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

  function likeliest(indices: readonly number[], at: number): Whole | undefined {
    const second = drafts[at] as Draft;
    const other = secondPart(second);
    let best: { whole: Whole; score: number } | undefined;
    for (const index of indices) {
      const whole = wholes[index];
      if (!whole || drafts[index] === second) continue;
      const one = firstPart(whole);
      const told = one.page !== undefined && other.page !== undefined;
      if (!fits(one, other) || !(told || inOrder(one, other, index < at))) continue;
      const score = likelihood(one, other);
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

/** What a whole says where it goes on. */
function firstPart({ first, last, jumpTo }: Whole): FirstPart {
  const headline = [...first.kickers, ...first.headlines, ...first.subtitles];
  const end = last.items.at(-1);
  const text = end ? blockText(end) : '';
  return { jumpTo, page: last.page, headline: headline.map(blockText).join(''), text };
}

function secondPart({ jumpFrom, page, jumpTitle, headlines, items }: Draft): SecondPart {
  const title = jumpTitle ?? headlines.map(blockText).join('');
  const text = items[0] ? blockText(items[0]) : '';
  return { jumpFrom, page, title, named: jumpTitle !== undefined, text };
}
