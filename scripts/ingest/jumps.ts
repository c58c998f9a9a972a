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

/** Joins the parts of an article that goes on over two pages: 下转第3版 with 上接第1版. */
export function continueJumps(drafts: readonly Draft[]): Continued {
  const result = [...drafts];
  const repeated: Block[] = [];
  const orphans: number[] = [];
  // What has become of a draft that took in its second part: it may be a second part itself.
  const grown = new Map<Draft, Draft>();
  for (const draft of drafts) {
    const second = grown.get(draft) ?? draft;
    if (second.jumpFrom === undefined) continue;
    const open = result.filter((first) => first !== second && fits(first, second));
    const first = open.sort((a, b) => likelihood(b, second) - likelihood(a, second))[0];
    if (!first) {
      const line = second.items[0]?.pieces[0]?.line;
      if (line !== undefined) orphans.push(line);
      continue;
    }
    const { jumpTo: _, ...rest } = first;
    const whole: Draft = {
      ...rest,
      bylines: [...first.bylines, ...second.bylines],
      items: [...first.items, ...second.items],
      ...(second.jumpTo === undefined ? {} : { jumpTo: second.jumpTo }),
    };
    result[result.indexOf(first)] = whole;
    const origin = drafts.find((other) => (grown.get(other) ?? other) === first);
    if (origin) grown.set(origin, whole);
    repeated.push(...second.kickers, ...second.headlines, ...second.subtitles);
    result.splice(result.indexOf(second), 1);
  }
  return { drafts: result, repeated, orphans };
}

function fits(first: Draft, second: Draft): boolean {
  if (first.jumpTo === undefined) return false;
  const to = second.page === undefined || first.jumpTo === second.page;
  const from = first.page === undefined || second.jumpFrom === first.page;
  return to && from;
}

/** The same headline speaks for it most, then whether the sentence reads on. */
function likelihood(first: Draft, second: Draft): number {
  const title = (draft: Draft) => bare(draft.headlines.map(blockText).join(''));
  const [one, other] = [title(first), title(second)];
  const same = other !== '' && (one.includes(other) || other.includes(one)) ? 10 : 0;
  const last = first.items.at(-1);
  const next = second.items[0];
  return same + (last && next ? continuation(blockText(last), blockText(next)) : 0);
}
