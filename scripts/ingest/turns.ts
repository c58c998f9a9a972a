export type Side = 0 | 1;

/** Paragraphs dealt to two pieces, and how much more speaks for it than for the printed order. */
export interface Dealing {
  readonly sides: readonly Side[];
  readonly gain: number;
  /** The paragraphs that take turns, as a half-open range. */
  readonly from: number;
  readonly to: number;
}

/** Pieces that take turns do so at least this often: 甲 乙 甲 乙. */
const FEWEST = 4;

/** A paragraph shares clearly more with one side than with the other from this on, a text. */
const CLEARLY = 0.02;

/**
 * The best way to read some paragraphs as taking turns between two pieces, while the others stay on
 * the side where they are printed; `rest` is another side that those after the turns may be on.
 * `shared` says how much each two texts share, the two headlines first. Undefined if there are too
 * few paragraphs.
 */
export function turns(
  shared: readonly (readonly number[])[],
  printed: readonly Side[],
  rest: readonly Side[],
): Dealing | undefined {
  let best: Dealing | undefined;
  for (let from = 0; from + FEWEST <= printed.length; from++) {
    for (const first of [0, 1] as const) {
      for (const after of [undefined, ...rest]) {
        const found = longest(shared, printed, from, first, after);
        if (found && (!best || found.gain > best.gain)) best = found;
      }
    }
  }
  return best;
}

/** The best end of turns that begin at `from` with the side `first`. */
function longest(
  shared: readonly (readonly number[])[],
  printed: readonly Side[],
  from: number,
  first: Side,
  after: Side | undefined,
): Dealing | undefined {
  const sides = printed.map((side, at) => (at >= from && after !== undefined ? after : side));
  let gain = 0;
  // What stands after the turns moves as a whole at first, and comes back one by one.
  if (after !== undefined) gain += moved(shared, printed, sides);
  let best: Dealing | undefined;
  for (let to = from + 1; to <= printed.length; to++) {
    const at = to - 1;
    const side = ((first + at - from) % 2) as Side;
    if (sides[at] !== side) {
      gain += pull(shared, sides, at, side) - pull(shared, sides, at, sides[at] as Side);
      sides[at] = side;
    }
    if (to - from < FEWEST || (best && gain <= best.gain)) continue;
    const crossed = sides.some((own, index) => own !== printed[index]);
    if (crossed) best = { sides: [...sides], gain, from, to };
  }
  return best;
}

/** The gain of one dealing over another, paragraph by paragraph. */
function moved(
  shared: readonly (readonly number[])[],
  before: readonly Side[],
  after: readonly Side[],
): number {
  const sides = [...before];
  let gain = 0;
  for (const [at, side] of after.entries()) {
    if (sides[at] === side) continue;
    gain += pull(shared, sides, at, side) - pull(shared, sides, at, sides[at] as Side);
    sides[at] = side;
  }
  return gain;
}

/**
 * How many of the paragraphs that change sides share more with the average text that is printed on
 * their new side and stays there, and how many with one that stays where they were: those that
 * change sides together prove nothing by one another. `shared` is what they share, chance not taken
 * off.
 */
export function votes(
  shared: readonly (readonly number[])[],
  printed: readonly Side[],
  { sides }: Dealing,
): { own: number; other: number } {
  const result = { own: 0, other: 0 };
  const staying = ([0, 1] as const).map((side) => [
    side,
    ...sides.flatMap((now, at) => (now === side && printed[at] === side ? [at + 2] : [])),
  ]);
  for (const [at, side] of sides.entries()) {
    if (side === printed[at]) continue;
    const [left = 0, right = 0] = staying.map((texts) => {
      const sum = texts.reduce((all, text) => all + (shared[at + 2]?.[text] ?? 0), 0);
      return sum / texts.length;
    });
    const more = side === 0 ? left - right : right - left;
    if (more > CLEARLY) result.own++;
    if (more < -CLEARLY) result.other++;
  }
  return result;
}

/** How much a paragraph shares with what is on a side. */
function pull(
  shared: readonly (readonly number[])[],
  sides: readonly Side[],
  at: number,
  side: Side,
): number {
  const row = shared[at + 2] ?? [];
  let sum = row[side] ?? 0;
  for (let other = 0; other < sides.length; other++) {
    if (other !== at && sides[other] === side) sum += row[other + 2] ?? 0;
  }
  return sum;
}
