import { phraseWords } from '../tokenize.ts';
import type { Sources } from './evaluate.ts';
import { adjacent, NOWHERE, type Postings } from './postings.ts';

/** Pieces and hits that are looked up in the text itself rather than in further words. */
const FEW_PIECES = 8;
const FEW_HITS = 16;
/** Words of a long phrase that are looked at; the text decides on the rest. */
const MOST_WORDS = 24;
/** Compressed bytes of words that are asked for at once; more only while pieces are left. */
const AT_ONCE = 12_000;

type Asked = Pick<Sources, 'index' | 'confirm'>;

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
function cheapestCover([first, ...rest]: readonly Step[]): Step[] {
  if (!first) return [];
  // The cheapest ways to fix all characters up to a word's last: the word before, the last word.
  let before = { cost: Number.POSITIVE_INFINITY, steps: [first] };
  let last = { cost: first.cost, steps: [first] };
  for (const step of rest) {
    const { cost, steps } = before.cost < last.cost ? before : last;
    before = last;
    last = { cost: cost + step.cost, steps: [...steps, step] };
  }
  return last.steps;
}

/**
 * Where a normalised phrase stands. What is cheap to load is loaded first, together; the rest
 * follows only while many pieces may still hold the phrase. When few may, their text tells.
 */
export async function findPhrase({ index, confirm }: Asked, phrase: string): Promise<Postings> {
  const words = phraseWords(phrase);
  const costs = await index.costs(words.slice(0, MOST_WORDS));
  // A step costs a little even when it is loaded: fewer steps are better.
  const all = words.map((word, offset) => ({ word, offset, cost: 1 + (costs.get(word) ?? 0) }));
  const steps = cheapestCover(all.slice(0, MOST_WORDS)).sort((a, b) => a.cost - b.cost);
  // The words of a very long phrase that were not looked at come last.
  steps.push(...all.slice(MOST_WORDS));
  let found: Postings | undefined;
  let foundAt = 0;
  while (steps.length > 0) {
    let together = 0;
    const end = steps.findIndex(({ cost }, i) => {
      together += cost;
      return i > 0 && together > AT_ONCE;
    });
    const now = steps.splice(0, end < 0 ? steps.length : end);
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
    // What is not in the text is not looked for there.
    const few = here.docs.length <= FEW_PIECES && here.places.length <= FEW_HITS;
    if (few && here.places.every((place) => place < index.table.base)) return confirm(here, phrase);
  }
  return NOWHERE;
}
