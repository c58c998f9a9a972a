import type { Line } from '../../src/dump/lines.ts';
import { markup } from './markup.ts';
import { parseNames } from './names.ts';

/**
 * The unit that travels down the pipe: a part of one dump line. `from` and `to` are UTF-16 columns
 * of the line; `text` is exactly what stands there, without white space at its ends.
 */
export interface Piece {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Columns of white space before the text on its line: a printed indent, if 2 or more. */
  readonly indent: number;
}

/** Continuation marks stand inside a line as well as on lines of their own. */
const jump =
  /[▶►▷>]{0,4}\s{0,4}[（(【[]?\s{0,4}(?:紧?下转|紧?上接|紧接)\s*第?\s*(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?:[^（(。《]{0,12}?|[^（(。《]{0,4}《[^《》]{2,60}》[^（(。《]{0,4})[)）】\]]|[▶►▷>]{0,4}\s{0,4}[（(【]?\s{0,4}(?:紧?下转|紧?上接|紧接)\s*第?\s*(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版\s*$/gu;

/** Names in brackets after the last sentence of a paragraph: `……美好生活。(记者 张三)`. */
const closing = /(?<=[。！？!?…”"])\s*[（([［]([^（()）[\]［］。]{2,40})[)）\]］]\s*$/u;

/**
 * Cuts lines into pieces: one a line, or more where a continuation mark, a closing byline or marks of
 * Markdown share it.
 */
export function pieces(lines: readonly Line[]): Piece[] {
  return lines.flatMap((line) => {
    const cuts = new Set<number>([0, line.text.length]);
    for (const match of line.text.matchAll(jump)) {
      cuts.add(match.index);
      cuts.add(match.index + match[0].length);
    }
    for (const { from, to } of markup(line.text)) {
      cuts.add(from);
      cuts.add(to);
    }
    const names = signatureIndex(line.text);
    if (names !== undefined) cuts.add(names);
    const sorted = [...cuts].sort((a, b) => a - b);
    const parts = sorted.slice(1).map((to, index) => piece(line, sorted[index] ?? 0, to));
    const filled = parts.filter((part) => part.text !== '');
    return filled.length > 0 ? filled : [piece(line, 0, 0)];
  });
}

/** Where the writers' names in brackets begin that close a text, as UTF-16 index; undefined if none do. */
export function signatureIndex(text: string): number | undefined {
  const names = closing.exec(text);
  return names && isByline(names[1] ?? '') ? names.index : undefined;
}

function isByline(text: string): boolean {
  const found = parseNames(text);
  return (found?.known === true || found?.roles === true) && !/[摄图]|供图|摄影/u.test(text);
}

/** The part of a line between two columns, white space at its ends left out. */
export function piece(line: { number: number; text: string }, from: number, to: number): Piece {
  const raw = line.text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const text = raw.trim();
  return { line: line.number, from: start, to: start + text.length, text, indent: start - from };
}

/** A part of a piece, by columns of its text. */
export function part(whole: Piece, from: number, to: number): Piece {
  const cut = piece({ number: whole.line, text: whole.text }, from, to);
  return {
    ...cut,
    from: whole.from + cut.from,
    to: whole.from + cut.to,
    indent: from === 0 ? whole.indent : 0,
  };
}
