import type { Line } from '../../src/dump/lines.ts';
import type { LineRange } from '../../src/schema/article.ts';
import type { Piece } from './pieces.ts';

/**
 * The dump lines of some pieces in reading order: whole lines as ranges [first, last] (blank lines
 * between are passed over), parts of lines that are shared with other text with their columns.
 */
export function lineRanges(pieces: readonly Piece[], lines: readonly Line[]): LineRange[] {
  const ranges: LineRange[] = [];
  for (const piece of pieces) {
    const text = lines[piece.line - 1]?.text ?? '';
    const last = ranges.at(-1);
    if (text.trim() !== piece.text) {
      if (last && 'line' in last && last.line === piece.line && last.to <= piece.from) {
        const between = text.slice(last.to, piece.from).trim() === '';
        if (between) {
          ranges[ranges.length - 1] = settle({ ...last, to: piece.to }, text);
          continue;
        }
      }
      ranges.push({ line: piece.line, from: piece.from, to: piece.to });
      continue;
    }
    if (Array.isArray(last) && piece.line > last[1] && onlyBlank(lines, last[1], piece.line)) {
      ranges[ranges.length - 1] = [last[0], piece.line];
    } else ranges.push([piece.line, piece.line]);
  }
  return ranges;
}

/** Parts that together are a whole line are that line. */
function settle(range: { line: number; from: number; to: number }, text: string): LineRange {
  return text.slice(range.from, range.to).trim() === text.trim() ? [range.line, range.line] : range;
}

function onlyBlank(lines: readonly Line[], from: number, to: number): boolean {
  for (let index = from; index < to - 1; index++) {
    if (lines[index]?.text.trim() !== '') return false;
  }
  return true;
}
