/** Han characters, with the zero 〇 that Unicode does not count among them. */
export const HAN = '\\p{Script=Han}〇';
export const han = /[\p{Script=Han}〇]/u;

/** Marks that end a sentence, with what may close after them: quotes, brackets, a note in brackets. */
export const sentenceEnd =
  /[。！？!?…](?:["'”’」』）)】〕]|\s)*(?:[（(][^（()）。]{1,30}[)）]\s*)?$/u;

/** What can only continue a text that began before it; ’97 is a year. */
export const continuing = /^(?:[，,。、；;：:！!？?”」』）)】》〉…%％]|’(?!\d))/u;

/** Width in Han characters: ASCII and half-width characters count half. */
export function width(text: string): number {
  let halves = 0;
  for (const char of text) {
    if (/\s/.test(char)) continue;
    halves += (char.codePointAt(0) ?? 0) < 0x2e80 && !'“”‘’—…·①②③④⑤'.includes(char) ? 1 : 2;
  }
  return halves / 2;
}

/** The text without any white space: what the audit counts. */
export function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}

const pairs: readonly [string, string][] = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
  ['(', ')'],
  ['「', '」'],
  ['『', '』'],
];

/** Which pair a mark is of, and whether it opens or closes. */
const sides = new Map(
  pairs.flatMap(([open, close], pair) => [
    [open, { pair, step: 1 }],
    [close, { pair, step: -1 }],
  ]),
);

/** True if a bracket, a title mark or a typographic quotation mark is opened and not closed. */
export function leavesOpen(text: string): boolean {
  const open = pairs.map(() => 0);
  for (const char of text) {
    const side = sides.get(char);
    if (side) open[side.pair] = (open[side.pair] ?? 0) + side.step;
  }
  return open.some((count) => count > 0);
}

/** How often a character stands in a text. */
export function count(text: string, char: string): number {
  let found = 0;
  for (const other of text) if (other === char) found++;
  return found;
}
