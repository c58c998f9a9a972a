import { type Block, blockText } from './blocks.ts';
import { sentenceEnd } from './chars.ts';
import { continuation } from './continuation.ts';
import type { Draft } from './drafts.ts';
import { isCaption, type Move, quote } from './settle.ts';
import { type Side, turns, votes } from './turns.ts';
import { grams } from './words.ts';

/** Fewer paragraphs than this cannot show that two pieces were read across. */
const FEWEST = 4;

/** More paragraphs than this are not compared with one another: no two pieces of a page have them. */
const MOST = 60;

/**
 * So much must speak for taking turns: less where they begin at the second headline, or where one of
 * the headlines is signed, has no text and they begin with the other's, than where they are inside a text. Set
 * between what composed pages (scripts/corpus) with and without such turns have.
 */
const GAIN_WITHOUT_TEXT = 5.5;
const GAIN_AT_HEADLINE = 8;
const GAIN = 20;

/** Fewer paragraphs than this that clearly belong elsewhere are not turns but misplaced ones. */
const FEWEST_CHANGED = 2;

/** Turns begin at a place if they begin so near to it. */
const NEAR = 2;

/** Two texts share no more than this, however long the phrase that both have. */
const MOST_SHARED = 4;

/** The first text is more often the first piece's. */
const FIRST = 2;

/** What an unfinished text and the one that clearly goes on with it share. */
const READS_ON = 2;
const CLEARLY = 2;

/** The words of a page's paragraphs. */
interface PageGroups {
  /** In how many of them a group of characters stands. */
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
  /** The groups of two and of three characters of each paragraph. */
  readonly of: ReadonlyMap<Block, Groups>;
}

interface Groups {
  readonly twos: ReadonlySet<string>;
  readonly threes: ReadonlySet<string>;
}

/**
 * Separates neighbouring pieces whose paragraphs were read across, one of this, one of that. Each
 * paragraph goes to the piece with whose headline and other paragraphs it shares most of the words
 * that few others on the page have; where words say nothing, taking turns does.
 */
export function separate(drafts: readonly Draft[]): { drafts: readonly Draft[]; moves: Move[] } {
  const result = [...drafts];
  const moves: Move[] = [];
  const page = pageGroups(drafts);
  for (let index = 0; index + 1 < result.length; index++) {
    const [first, second] = [result[index] as Draft, result[index + 1] as Draft];
    if (first.headlines.length === 0 || second.headlines.length === 0) continue;
    const texts = [...first.items, ...second.items].filter(isText);
    if (texts.length < FEWEST || texts.length > MOST) continue;
    const own = first.items.filter(isText).length;
    const sides = dealt(first, second, texts, own, page);
    if (!sides) continue;
    const side = (item: Block, at: number, items: readonly Block[]) => {
      if (isCaption(item)) return undefined;
      // A subhead goes with the text below it.
      const text = items.slice(at).find(isText);
      return text === undefined ? undefined : sides[texts.indexOf(text)];
    };
    const [left, right] = [deals(first.items, side, 0), deals(second.items, side, 1)];
    result[index] = { ...first, items: [...left[0], ...right[0]] };
    result[index + 1] = { ...second, items: [...left[1], ...right[1]] };
    for (const [at, block] of texts.entries()) {
      if (sides[at] === (at < own ? 0 : 1)) continue;
      const to = index + (sides[at] ?? 0);
      const line = block.pieces[0]?.line ?? 0;
      moves.push({ rule: 'interleaved', line, to, detail: quote(blockText(block)) });
    }
  }
  return { drafts: result, moves };
}

/** The items of a piece by sides; what takes no turns, such as a caption, stays. */
function deals(
  items: readonly Block[],
  side: (item: Block, at: number, items: readonly Block[]) => Side | undefined,
  own: Side,
): [Block[], Block[]] {
  const result: [Block[], Block[]] = [[], []];
  for (const [at, item] of items.entries()) result[side(item, at, items) ?? own].push(item);
  return result;
}

/** The side of each paragraph, if another dealing than the printed one is clearly better. */
function dealt(
  first: Draft,
  second: Draft,
  texts: readonly Block[],
  own: number,
  page: PageGroups,
): readonly Side[] | undefined {
  const plain = likeness([first, second], texts, page);
  const shared = beyondChance(plain);
  const printed = texts.map((_, at): Side => (at < own ? 0 : 1));
  const empty = own === 0 || own === texts.length;
  // Of two texts that begin together, the longer one goes on alone.
  const found = turns(shared, printed, empty ? [own === 0 ? 0 : 1] : []);
  if (!found) return undefined;
  const near = Math.abs(found.from - own) <= NEAR;
  const signed = (own === 0 ? first : second).bylines.length > 0;
  const begins = empty && signed && found.from <= NEAR;
  if (begins) return found.gain >= GAIN_WITHOUT_TEXT ? found.sides : undefined;
  const { own: right, other: wrong } = votes(plain, printed, found);
  if (wrong > 0 || right < FEWEST_CHANGED) return undefined;
  return found.gain >= (near && !empty ? GAIN_AT_HEADLINE : GAIN) ? found.sides : undefined;
}

/** How much each two of the texts share: the two headlines first, then the paragraphs.  */
function likeness(heads: readonly Draft[], texts: readonly Block[], page: PageGroups): number[][] {
  const titles = heads.map(({ kickers, headlines, subtitles }) =>
    [...kickers, ...headlines, ...subtitles].map(blockText).join('\n'),
  );
  const words = texts.map((text) => blockText(text));
  const all = [...titles.map(groupsOf), ...texts.map((text) => page.of.get(text) ?? groupsOf(''))];
  const size = all.length;
  const shared = all.map(() => new Array<number>(size).fill(0));
  const put = (one: number, other: number, value: number) => {
    (shared[one] as number[])[other] = value;
    (shared[other] as number[])[one] = value;
  };
  for (let one = 0; one < size; one++) {
    for (let other = Math.max(2, one + 1); other < size; other++) {
      const kind = one < 2 ? 'twos' : 'threes';
      const value = common((all[one] as Groups)[kind], (all[other] as Groups)[kind], page);
      if (value > 0) put(one, other, value);
    }
  }
  for (const [at, text] of words.entries()) {
    const next = sentenceEnd.test(text) ? undefined : readsOn(words, at);
    if (next !== undefined) put(at + 2, next + 2, (shared[at + 2]?.[next + 2] ?? 0) + READS_ON);
  }
  return shared;
}

/** What two texts share beyond what texts that share as much in all share by chance. */
function beyondChance(shared: readonly (readonly number[])[]): number[][] {
  const degrees = shared.map((row) => row.reduce((a, b) => a + b, 0));
  const total = degrees.reduce((a, b) => a + b, 0);
  return shared.map((row, one) =>
    row.map((value, other) => {
      if (one === other) return 0;
      const chance = total === 0 ? 0 : ((degrees[one] ?? 0) * (degrees[other] ?? 0)) / total;
      return value - chance + (one + other === 2 && one !== 1 ? FIRST : 0);
    }),
  );
}

/** Which of the next texts goes on with an unfinished one, if one clearly does. */
function readsOn(words: readonly string[], at: number): number | undefined {
  const scores = words
    .slice(at + 1, at + 4)
    .map((next, offset) => ({ next: at + 1 + offset, score: continuation(words[at] ?? '', next) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score < (second?.score ?? -Infinity) + CLEARLY) return undefined;
  return best.next;
}

function common(one: ReadonlySet<string>, other: ReadonlySet<string>, page: PageGroups): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const group of few) if (many.has(group)) sum += rarity(page, group);
  return Math.min(MOST_SHARED, sum);
}

/** 1 for what only two paragraphs of a page have, less for what more have. */
function rarity({ counts, size }: PageGroups, group: string): number {
  const count = Math.max(2, counts.get(group) ?? 2);
  return Math.max(0, Math.log(size / count) / Math.log(Math.max(3, size / 2)));
}

function pageGroups(drafts: readonly Draft[]): PageGroups {
  const counts = new Map<string, number>();
  const of = new Map<Block, Groups>();
  for (const block of drafts.flatMap(({ items }) => items.filter(isText))) {
    const groups = groupsOf(blockText(block));
    of.set(block, groups);
    for (const size of [groups.twos, groups.threes]) {
      for (const group of size) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
  }
  return { counts, size: of.size, of };
}

function groupsOf(text: string): Groups {
  return { twos: new Set(grams(text, 2)), threes: new Set(grams(text, 3)) };
}

function isText(item: Block): boolean {
  return item.label.kind === 'body';
}
