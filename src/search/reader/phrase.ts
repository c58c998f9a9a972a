import { phraseWords } from '../tokenize.ts';
import type { OpenIndex } from './index.ts';
import { adjacent, NOWHERE, type Postings } from './postings.ts';

/** Pieces and hits that are looked up in the text itself rather than in further words. */
const FEW_PIECES = 8;
const FEW_HITS = 16;
/** Words of a long phrase that are looked at; the text decides on the rest. */
const MOST_WORDS = 24;
/** Compressed bytes of words that are asked for at once; more only while pieces are left. */
const AT_ONCE = 12_000;

interface Step {
  word: string;
  /** Where in the phrase the word stands. */
  offset: number;
  cost: number;
}

/**
 * The cheapest words that fix every character of a phrase. Two pairs that meet need no third
 * between them, because positions are those of characters.
 */
function cheapestCover(steps: readonly Step[]): Step[] {
  // best[i]: the cheapest way to fix the first i + 2 characters, its last word being number i.
  const best: { cost: number; before: number }[] = [];
  steps.forEach(({ cost }, i) => {
    if (i === 0) best.push({ cost, before: -1 });
    else {
      const one = best[i - 1]?.cost ?? 0;
      const two = best[i - 2]?.cost ?? Number.POSITIVE_INFINITY;
      best.push({ cost: cost + Math.min(one, two), before: two < one ? i - 2 : i - 1 });
    }
  });
  const cover: Step[] = [];
  for (let i = steps.length - 1; i >= 0; i = best[i]?.before ?? -1) {
    const step = steps[i];
    if (step) cover.push(step);
  }
  return cover;
}

/** Of the positions in one piece's text, those where the phrase really stands. */
export type Confirm = (doc: number, places: readonly number[]) => Promise<number[]>;

/** Confirms all hits; undefined when there are too many, or some are not in the text. */
async function confirmed(
  found: Postings,
  base: number,
  confirm: Confirm,
): Promise<Postings | undefined> {
  const { docs, starts, places } = found;
  const few = docs.length <= FEW_PIECES && places.length <= FEW_HITS;
  if (!few || places.some((place) => place >= base)) return undefined;
  const kept: Postings = { docs: [], starts: [0], places: [] };
  const lists = await Promise.all(
    docs.map((doc, i) => confirm(doc, places.slice(starts[i], starts[i + 1]))),
  );
  lists.forEach((list, i) => {
    if (list.length === 0) return;
    kept.docs.push(docs[i] ?? 0);
    kept.places.push(...list);
    kept.starts.push(kept.places.length);
  });
  return kept;
}

/**
 * Where a normalised phrase stands. What is cheap to load is loaded first, together; the rest
 * follows only while many pieces may still hold the phrase. When few may, their text tells.
 */
export async function findPhrase(
  index: OpenIndex,
  phrase: string,
  confirm: Confirm,
): Promise<Postings> {
  const words = phraseWords(phrase);
  const looked = words.slice(0, MOST_WORDS);
  const costs = await index.costs(looked);
  // A step costs a little even when it is loaded: fewer steps are better.
  const all = looked.map((word, offset) => ({ word, offset, cost: 1 + (costs.get(word) ?? 0) }));
  const steps = cheapestCover(all).sort((a, b) => a.cost - b.cost);
  // The words of a very long phrase that were not looked at come last.
  for (let offset = MOST_WORDS; offset < words.length; offset++) {
    steps.push({ word: words[offset] ?? '', offset, cost: 0 });
  }
  let found: Postings | undefined;
  let foundAt = 0;
  while (steps.length > 0) {
    const now = steps.splice(0, 1);
    let together = now[0]?.cost ?? 0;
    while (steps[0] && together + steps[0].cost <= AT_ONCE) {
      together += steps[0].cost;
      now.push(...steps.splice(0, 1));
    }
    const postings = await index.postings(now.map(({ word }) => word));
    for (const { word, offset } of now) {
      const next = postings.get(word) ?? NOWHERE;
      if (found) found = adjacent(found, next, offset - foundAt);
      else [found, foundAt] = [next, offset];
    }
    if (!found || found.docs.length === 0) return NOWHERE;
    const shift = foundAt;
    const here = { ...found, places: found.places.map((place) => place - shift) };
    if (steps.length === 0) return here;
    const sure = await confirmed(here, index.table.base, confirm);
    if (sure) return sure;
  }
  return NOWHERE;
}
