/**
 * Which of a paragraph's ASCII quotation marks open and which close. Simple toggling fails on
 * nested marks of one kind (`"甲、"乙"等。"`), so all consistent readings are weighed by what stands
 * around each mark, and a paragraph with two readings nearly as good is left alone.
 */

export type QuoteRole = 'open' | 'close';

/** One reading: its cost, and the role of each mark so far. */
type Reading = { cost: number; roles: QuoteRole[] };

/** More than all other costs of a paragraph together: a reading that needs it is not believed. */
const IMPOSSIBLE = 1_000_000;
/** How much worse the second-best reading must be for the best one to be believed. */
const MARGIN = 1;
const MAX_DEPTH = 3;

const MARKS = /["']/g;
const APOSTROPHE = /[A-Za-z0-9]'[A-Za-z]/y;
const OPENING = /[（《〈「『【(:：]/;
const CLOSING = /[，。、；：！？）》〉」』】…,.;:!?)\s]/;
const SEPARATING = /[，、；：,;:\s]/;
const ENDING = /[。！？…!?—\s]/;

/** Nearest character that is no quotation mark, going by `step`; undefined at the paragraph's end. */
function context(text: string, from: number, step: 1 | -1): string | undefined {
  let at = from + step;
  while (text[at] === '"' || text[at] === "'") at += step;
  return text[at];
}

function openingCost(before: string | undefined, after: string | undefined): number {
  if (after === undefined || CLOSING.test(after)) return IMPOSSIBLE;
  const free =
    before === undefined || SEPARATING.test(before) || OPENING.test(before) || ENDING.test(before);
  return free ? 0 : 1;
}

function closingCost(before: string | undefined, after: string | undefined): number {
  if (before === undefined || OPENING.test(before)) return IMPOSSIBLE;
  const early = SEPARATING.test(before) ? 3 : 0;
  return early + (after === undefined || CLOSING.test(after) ? 0 : 1);
}

/** Nesting is seldom; single marks mostly stand inside double ones. */
function nestingCost(stack: string, mark: string): number {
  if (stack.endsWith(mark)) return 2;
  return stack === '' && mark === "'" ? 0.5 : 0;
}

/** Marks still open at the end. A speech that goes on in the next paragraph closes there only. */
function endCost(stack: string, text: string): number {
  if (stack === '') return 0;
  return stack.length === 1 && text.startsWith(stack) ? 4 : IMPOSSIBLE * stack.length;
}

function positions(text: string): number[] {
  const found: number[] = [];
  for (const { index } of text.matchAll(MARKS)) {
    APOSTROPHE.lastIndex = index - 1;
    if (index === 0 || !APOSTROPHE.test(text)) found.push(index);
  }
  return found;
}

type States = Map<string, Reading[]>;

/** Keeps the two best readings that leave the same marks open. */
function keep(states: States, stack: string, reading: Reading): void {
  const readings = [...(states.get(stack) ?? []), reading];
  readings.sort((a, b) => a.cost - b.cost);
  states.set(stack, readings.slice(0, 2));
}

function advance(states: States, text: string, at: number): States {
  const mark = text[at] ?? '';
  const [before, after] = [context(text, at, -1), context(text, at, 1)];
  const next: States = new Map();
  for (const [stack, readings] of states) {
    for (const { cost, roles } of readings) {
      if (stack.length < MAX_DEPTH) {
        const price = cost + openingCost(before, after) + nestingCost(stack, mark);
        keep(next, stack + mark, { cost: price, roles: [...roles, 'open'] });
      }
      if (stack.endsWith(mark)) {
        const price = cost + closingCost(before, after);
        keep(next, stack.slice(0, -1), { cost: price, roles: [...roles, 'close'] });
      }
    }
  }
  return next;
}

/**
 * Role of each ASCII quotation mark of a paragraph by its position (UTF-16). Empty when there are
 * none, or when they cannot be read with confidence. Apostrophes inside Latin words are no marks.
 */
export function quoteRoles(text: string): Map<number, QuoteRole> {
  const marks = positions(text);
  if (marks.length === 0) return new Map();
  let states: States = new Map([['', [{ cost: 0, roles: [] }]]]);
  for (const at of marks) states = advance(states, text, at);
  const [best, second] = [...states]
    .flatMap(([stack, readings]) =>
      readings.map(({ cost, roles }) => ({ cost: cost + endCost(stack, text), roles })),
    )
    .sort((a, b) => a.cost - b.cost);
  if (!best || best.cost >= IMPOSSIBLE) return new Map();
  if (second && second.cost - best.cost < MARGIN) return new Map();
  return new Map(marks.map((at, index) => [at, best.roles[index] ?? 'open']));
}
