import type { Rng } from '../rng.ts';
import type { Paper } from './papers.ts';
import type { Element } from './truth.ts';

const noStart = /[，。、；：？！”’）》】」,.;:?!)%…—]/;
const noEnd = /[“‘（《【「(]/;
const wordChar = /[A-Za-z0-9.%]/;

/** Width in full-width characters: Latin letters and digits take half; marks are squeezed a little. */
const widthOf = (ch: string): number =>
  /[A-Za-z0-9.% ]/.test(ch) ? 0.5 : noStart.test(ch) || noEnd.test(ch) ? 0.8 : 1;

/**
 * The print lines of a paragraph: `width` characters, the first one indented by two, with the usual
 * bans (no closing mark at the head of a line, no opening one at its end, numbers kept whole).
 */
export function printLines(text: string, width: number, indent = 2): string[] {
  const chars = Array.from(text);
  const lines: string[] = [];
  let start = 0;
  let room = width - indent;
  let used = 0;
  for (let i = 0; i < chars.length; i++) {
    const ch = chars[i] as string;
    used += widthOf(ch);
    const next = chars[i + 1];
    if (next === undefined) break;
    const full = used + widthOf(next) > room;
    const allowed =
      !noStart.test(next) &&
      !noEnd.test(ch) &&
      !(wordChar.test(ch) && wordChar.test(next)) &&
      next !== '"' &&
      next !== "'";
    if (full && allowed) {
      lines.push(chars.slice(start, i + 1).join(''));
      start = i + 1;
      used = 0;
      room = width;
    }
  }
  lines.push(chars.slice(start).join(''));
  return lines;
}

/** A line that ends a sentence: cut there, nobody could tell the column break from a paragraph's end. */
export const endsSentence = (line: string): boolean => /[。！？!?…][”’"'）)]*\s*$/.test(line);

/** Cuts a piece's body where its columns end: at print-line borders, in mid-sentence. */
export function breakColumns(body: readonly Element[], paper: Paper, rng: Rng): Element[] {
  const columns = rng.weighted(paper.columns);
  const count = body.reduce((n, e) => n + printLines(e.text, paper.width).length, 0);
  const height = Math.max(4, Math.ceil(count / columns) + rng.int(-2, 2));
  const out: Element[] = [];
  let line = 0;
  let due = columns > 1 ? height : Number.POSITIVE_INFINITY;
  for (const element of body) {
    const lines = printLines(element.text, paper.width);
    if (element.role !== 'paragraph') {
      line += lines.length;
      out.push(element);
      continue;
    }
    let from = 0;
    lines.forEach((text, i) => {
      line += 1;
      if (line < due) return;
      due = line + height;
      const last = i === lines.length - 1;
      if (last) return;
      if (endsSentence(text)) {
        due = line + 1;
        return;
      }
      out.push({ ...element, text: lines.slice(from, i + 1).join(''), continued: from > 0 });
      from = i + 1;
    });
    out.push({ ...element, text: lines.slice(from).join(''), continued: from > 0 });
  }
  return out;
}

/** OCR leaves a space here and there where a print line ended between two Han characters. */
export function spaceOut(text: string, paper: Paper, rng: Rng): string {
  return printLines(text, paper.width).reduce((out, line) => {
    const at =
      /[\p{Script=Han},，、“]$/u.test(out) && /^[\p{Script=Han}“]/u.test(line) && rng.chance(0.4);
    return out + (at ? ' ' : '') + line;
  });
}

/** The lines of a dump, blank ones included, in the paper's convention. */
export function linesOf(elements: readonly Element[], paper: Paper): string[] {
  const out: string[] = [];
  const byPrint = paper.lines === 'print' || paper.lines === 'print-indent';
  const indented = paper.lines === 'indent' || paper.lines === 'print-indent';
  let before: Element | undefined;
  for (const element of elements) {
    const inBody = (e: Element | undefined) =>
      e?.role === 'paragraph' || e?.role === 'duplicate' || e?.role === 'subhead';
    const usual = indented && inBody(element) && inBody(before) ? 0 : 1;
    // A column break shows as a blank line, whatever the convention.
    const gap = element.gap ?? (element.continued ? 1 : usual);
    if (before || gap > 1) for (let i = 0; i < gap; i++) out.push('');
    const isText = element.role === 'paragraph' || element.role === 'duplicate';
    const lines =
      byPrint && (isText || element.role === 'caption')
        ? printLines(element.text, paper.width, element.continued ? 0 : 2)
        : [element.text];
    lines.forEach((line, i) => {
      out.push(indented && i === 0 && isText && !element.continued ? `　　${line}` : line);
    });
    before = element;
  }
  return out;
}
