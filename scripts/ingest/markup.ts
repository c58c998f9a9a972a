/** A stretch of a line, in UTF-16 columns, that is a mark of Markdown or HTML and no text. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Lines without any of these have no marks: nearly all. */
const SIGNS = /[*<&\\>]|\]\(/;

/**
 * A tag that a tool leaves where it found type or a picture. One that leads elsewhere or does
 * something is no mark: code in a dump is shown as printed.
 */
const TAG =
  /^<\/?(?:br|p|div|center|b|strong|i|em|u|span|font|su[bp]|h[1-6]|small|big|img)(?:\s+(?:align|class|style|width|height|alt|src)="[^"<>:]*")*\s*\/?>$/iu;
const TAGS = /<\/?[a-z][^<>]*>/giu;

/** Pictures beside the dump, spaces of HTML, and what keeps a mark from being one. */
const WHOLE: readonly RegExp[] = [
  /!\[(?:[^\]\p{Script=Han}]{0,80}|图片|图像|插图|照片|配图)\]\([^()\s:]*(?:\s+"[^"]*")?\)/gu,
  /<!--[^<>]*-->/giu,
  /&(?:nbsp|emsp|ensp);/gu,
  /\\(?=[*_#.()[\]!>|~`+-])/gu,
  /^\s*>(?=\s+(?!紧?(?:下转|上接))\S)/gu,
];

/** Marks on both sides of a text, which is the second group: bold, italic, words for a picture. */
const PAIRS: readonly RegExp[] = [
  /(\*{2,3})([^*\n]*[\p{L}\p{N}][^*\n]*)(\1)/gu,
  /((?<![*\w\\])\*)((?!\s)[^*\n]{0,60}\p{Script=Han}[^*\n]{0,60})((?<!\s)\*(?![*\w]))/gu,
  /(!\[)([^[\]]*\p{Script=Han}[^[\]]*)(\]\([^()\s:]*(?:\s+"[^"]*")?\))/gu,
];

const MARK =
  /^(?:\*{1,3}|!\[(?:[^\]]{0,80}\]\([^():]*\))?|\]\([^():]*\)|<!--.*-->|&(?:nbsp|emsp|ensp);|\\|>)$/iu;
const PICTURE = /^(?:!\[|<img\b|<!--\s*(?:image|picture|图))/iu;

/** The marks of Markdown and HTML in a line of a dump that a tool has made of a page. */
export function markup(line: string): Span[] {
  if (!SIGNS.test(line)) return [];
  const tags = [...line.matchAll(TAGS)];
  const plain = tags.every(([text]) => TAG.test(text)) ? tags : [];
  const whole = [...WHOLE.flatMap((form) => [...line.matchAll(form)]), ...plain].map(
    ({ index, 0: text }) => ({ from: index, to: index + text.length }),
  );
  const pairs = PAIRS.flatMap((form) =>
    [...line.matchAll(form)].flatMap(({ index, 0: text, 1: open = '', 3: close = '' }) => [
      { from: index, to: index + open.length },
      { from: index + text.length - close.length, to: index + text.length },
    ]),
  );
  return [...whole, ...pairs];
}

/** True for a piece that is a mark and no text. */
export function isMark(text: string): boolean {
  return MARK.test(text) || TAG.test(text);
}

/** True for the mark of a picture: what stands there in print is not in the dump. */
export function isPicture(text: string): boolean {
  return PICTURE.test(text) && isMark(text);
}
