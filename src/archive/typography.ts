import { quoteRoles } from './quotes.ts';

/**
 * How a text is shown: dumps often have ASCII marks where the newspaper printed Chinese ones, and
 * half-width commas tear a Chinese line apart. Files, search, citations and copied text keep what
 * the dump has; only what the eye meets is set as it was printed. Characters change one for one,
 * so positions stay, and `sourceOf` undoes it.
 */
export type Typography = {
  /** One paragraph or headline as it is shown; as long as what was given. */
  show: (paragraph: string) => string;
  /** Source mark by shown mark: where a shown mark stands, the source has this one. */
  marks: ReadonlyMap<string, string>;
};

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};

const QUOTES = { open: { '"': '“', "'": '‘' }, close: { '"': '”', "'": '’' } } as const;

const ASCII_MARK = /[,:;!?()"']/;
const HAN = /\p{Script=Han}/u;
const WESTERN = /[A-Za-z0-9]/;

/** Between Latin words and figures a mark is Latin: 1,000, 4:30, https://, "A, B". */
function isLatinMark(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  const next = text[at + 1] ?? '';
  const after = next === ' ' ? (text[at + 2] ?? '') : next;
  return next === '/' || (WESTERN.test(before) && WESTERN.test(after));
}

/** Where the brackets are that enclose Chinese text or stand beside it. */
function chineseBrackets(text: string): Set<number> {
  const found = new Set<number>();
  const open: number[] = [];
  const beside = (at: number) => HAN.test(text[at] ?? '');
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    if (text[at] !== ')') continue;
    const start = open.pop();
    if (start === undefined) continue;
    if (beside(start - 1) || beside(at + 1) || HAN.test(text.slice(start, at))) {
      found.add(start).add(at);
    }
  }
  return found;
}

/** Positions of the ASCII marks of a paragraph that are set as Chinese ones, and as which. */
function changes(text: string): Map<number, string> {
  const found = new Map<number, string>();
  if (!HAN.test(text)) return found;
  const brackets = /[()]/.test(text) ? chineseBrackets(text) : undefined;
  for (const { 0: mark, index } of text.matchAll(/[,:;!?()]/g)) {
    const chinese = /[()]/.test(mark) ? brackets?.has(index) : !isLatinMark(text, index);
    if (chinese) found.set(index, FULL_WIDTH[mark] ?? mark);
  }
  for (const [at, role] of quoteRoles(text)) {
    found.set(at, QUOTES[role][text[at] === "'" ? "'" : '"']);
  }
  return found;
}

/** Shown marks that would be mistaken for source marks: the texts have them already. */
const AMBIGUOUS: readonly (readonly string[])[] = [
  ['，'],
  ['：'],
  ['；'],
  ['！'],
  ['？'],
  ['（', '）'],
  ['“', '”'],
  ['‘', '’'],
];

/**
 * The typography of one piece, given all its texts. A mark that the piece has in both forms is
 * shown as it stands: which of them was printed is not ours to say, and copying could not tell.
 */
export function typography(texts: readonly string[]): Typography {
  const kept = new Set(
    AMBIGUOUS.filter((group) =>
      group.some((mark) => texts.some((text) => text.includes(mark))),
    ).flat(),
  );
  const marks = new Map<string, string>();
  const set = (paragraph: string) => {
    if (!ASCII_MARK.test(paragraph)) return paragraph;
    let result = '';
    let from = 0;
    for (const [at, shown] of [...changes(paragraph)].sort(([a], [b]) => a - b)) {
      if (kept.has(shown)) continue;
      marks.set(shown, paragraph[at] ?? '');
      result += paragraph.slice(from, at) + shown;
      from = at + 1;
    }
    return result + paragraph.slice(from);
  };
  const known = new Map(texts.map((text) => [text, set(text)]));
  return { show: (paragraph) => known.get(paragraph) ?? set(paragraph), marks };
}

/** Headlines that are remembered: a headline stands in many lists, which follow one another. */
const REMEMBERED = 20_000;

const headlines = new Map<string, string>();

/** A text that stands alone, such as a headline in a list, as it is shown. */
export function shown(text: string): string {
  const known = headlines.get(text);
  if (known !== undefined) return known;
  const set = typography([text]).show(text);
  if (headlines.size >= REMEMBERED) headlines.clear();
  headlines.set(text, set);
  return set;
}

/** What was shown, in the characters of the dump again. */
export const sourceOf = (text: string, marks: ReadonlyMap<string, string>): string =>
  text.replaceAll(/[，：；！？（）“”‘’]/g, (mark) => marks.get(mark) ?? mark);
