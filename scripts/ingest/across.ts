import { headAbove, headBelow, secondHead } from './across-heads.ts';
import { bestRun, evidence, type Run, type Side } from './across-run.ts';
import { bare, width } from './chars.ts';
import { isDateline } from './label/body.ts';
import { isLast, type Row } from './line-links.ts';
import type { Piece } from './pieces.ts';
import { INDENTED } from './print-width.ts';
import { type PageWords, pageWords, sharedPairs } from './words.ts';

/** Of which column a dump line is that was read across with another. */
export interface ColumnLine {
  /** Which of the dump's runs of such lines. */
  readonly run: number;
  /** 0 for the column whose line stands first. */
  readonly side: Side;
  /** It is the first line of a paragraph. */
  readonly begins: boolean;
  /** Its column was put below its own headline: those of both stood above both. */
  readonly headed: boolean;
}

/** A dump's pieces in reading order, and which of its lines are of columns read across. */
export interface Reading {
  readonly pieces: readonly Piece[];
  readonly columns: ReadonlyMap<number, ColumnLine>;
}

/** A line of the dump with its pieces. */
interface DumpRow extends Row {
  readonly line: number;
  readonly pieces: readonly Piece[];
}

/** Half-open, by index. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface Column {
  readonly side: Side;
  readonly rows: readonly DumpRow[];
}

/** Wider lines are paragraphs, and columns are narrower. */
const WIDEST = 45;
/** So many blank lines mark a removed picture: no column goes over them. */
const PICTURE = 3;
/** Fewer lines than this cannot show two columns. */
const FEWEST = 6;

/**
 * Finds print lines of two columns that were read across, one of this and one of that, and puts each
 * column's lines together, below its headline where those of both stood above both. Else that
 * which ends first stands before that which goes on alone, and which piece a column belongs to is
 * decided later.
 */
export function across(pieces: readonly Piece[]): Reading {
  const rows = rowsOf(pieces);
  const columns = new Map<number, ColumnLine>();
  let words: PageWords | undefined;
  let runs = 0;
  const order = strips(rows).flatMap((strip) => {
    if (strip.length < FEWEST) return strip;
    words ??= pageWords(rows.map(({ text }) => text));
    const weighed = evidence(strip, words);
    const read = (from: number, to: number): DumpRow[] => {
      const run = to - from < FEWEST ? undefined : bestRun(strip, weighed, from, to);
      if (!run) return strip.slice(from, to);
      const { heads, columns: sides, headed } = deal(strip, run, from, to);
      for (const { side, rows: own } of sides) {
        for (const [at, { line }] of own.entries())
          columns.set(line, { run: runs, side, begins: begins(own, at, run), headed });
      }
      runs++;
      const [one, other] = sides.map((column) => column.rows);
      const start = Math.min(run.from, heads.from);
      const end = Math.max(run.from + (one?.length ?? 0) + (other?.length ?? 0), heads.to);
      const between = strip.slice(heads.from, heads.to);
      return [...read(from, start), ...(one ?? []), ...between, ...(other ?? []), ...read(end, to)];
    };
    return read(0, strip.length);
  });
  return { pieces: columns.size === 0 ? pieces : ordered(pieces, order, columns), columns };
}

/** The two columns of a run in reading order, and the rows of a headline that belong between them. */
function deal(
  rows: readonly DumpRow[],
  run: Run,
  from: number,
  to: number,
): { columns: readonly Column[]; heads: Range; headed: boolean } {
  const turns = rows.slice(run.from, run.to);
  const [one, other] = ([0, 1] as const).map((side) => turns.filter((_, at) => at % 2 === side));
  if (!one || !other) throw new Error('there are two columns');
  const above = rows.slice(from, run.from);
  const second = secondHead(above, textOf(one), textOf(other));
  // Below two texts of which one had begun before, the next paragraph may be of either.
  const end = second === undefined ? paragraphEnd(rows, run) : run.end;
  const tail = rows.slice(run.to, end);
  const heads =
    second === undefined ? [[], []] : [headOf(above.slice(0, second)), above.slice(second)];
  const longer = tail.length === 0 ? 1 : goesOn([one, other], heads, tail, run);
  const columns: Column[] = [
    { side: 0, rows: longer === 0 ? [...one, ...tail] : one },
    { side: 1, rows: longer === 1 ? [...other, ...tail] : other },
  ];
  if (second !== undefined)
    return { columns, heads: { from: from + second, to: run.from }, headed: true };
  const [left, right] = [one, other].map((column) => isDateline(column[0]?.text ?? ''));
  const size = headAbove(above);
  const head =
    size > 0
      ? { from: run.from - size, to: run.from }
      : { from: end, to: end + headBelow(rows.slice(end, to)) };
  if (left !== right && head.to > head.from)
    return { columns: left ? columns.toReversed() : columns, heads: head, headed: true };
  return {
    columns: longer === 1 ? columns : columns.toReversed(),
    heads: { from: run.from, to: run.from },
    headed: false,
  };
}

/** Where the first paragraph ends that goes on below the turns. */
function paragraphEnd(rows: readonly DumpRow[], { to, end, measure }: Run): number {
  for (let at = to; at < end; at++) if (isLast(rows[at] as DumpRow, measure)) return at + 1;
  return end;
}

/** The column that goes on below the turns: that which has not ended, else that whose words go on. */
function goesOn(
  columns: readonly DumpRow[][],
  heads: readonly DumpRow[][],
  tail: readonly DumpRow[],
  run: Run,
): Side {
  const [left, right] = columns.map((rows) => !isLast(rows.at(-1) as DumpRow, run.measure));
  if (left !== right) return left ? 0 : 1;
  const last: Side = (run.to - run.from) % 2 === 0 ? 1 : 0;
  if (left) return last;
  const [one = 0, other = 0] = columns.map((rows, side) =>
    sharedPairs(textOf(tail), textOf([...(heads[side] ?? []), ...rows])),
  );
  return one === other ? last : one > other ? 0 : 1;
}

/** The headline and the writers that end some rows. */
function headOf(rows: readonly DumpRow[]): DumpRow[] {
  return rows.slice(rows.length - headAbove(rows));
}

function textOf(rows: readonly DumpRow[]): string {
  return rows.map(({ text }) => text).join('');
}

function begins(rows: readonly DumpRow[], at: number, { measure }: Run): boolean {
  const [before, row] = [rows[at - 1], rows[at] as DumpRow];
  if (!before || isLast(before, measure)) return true;
  return measure.indented && row.indent >= INDENTED;
}

/** The pieces in the order of their rows; blank lines stay above what begins a paragraph. */
function ordered(
  pieces: readonly Piece[],
  rows: readonly DumpRow[],
  columns: ReadonlyMap<number, ColumnLine>,
): Piece[] {
  const blanks = new Map<number, Piece[]>();
  let open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') open.push(piece);
    else if (open.length > 0) {
      blanks.set(piece.line, open);
      open = [];
    }
  }
  const above = ({ line }: DumpRow) =>
    columns.get(line)?.begins === false ? [] : (blanks.get(line) ?? []);
  return [...rows.flatMap((row) => [...above(row), ...row.pieces]), ...open];
}

/** The printed lines of a dump. */
function rowsOf(pieces: readonly Piece[]): DumpRow[] {
  const rows: { line: number; gap: number; pieces: Piece[] }[] = [];
  let gap = 0;
  for (const piece of pieces) {
    const last = rows.at(-1);
    if (piece.text === '') gap++;
    else if (last?.line === piece.line) last.pieces.push(piece);
    else {
      rows.push({ line: piece.line, gap, pieces: [piece] });
      gap = 0;
    }
  }
  return rows.map((row) => {
    const text = row.pieces.map((piece) => piece.text).join('');
    const indent = row.pieces[0]?.indent ?? 0;
    const most = bare(text).length + indent;
    return { ...row, text, indent, least: width(text) + indent, most };
  });
}

/** The rows cut where no column goes on: at wide lines, headings of the dump's own, pictures. */
function strips(rows: readonly DumpRow[]): DumpRow[][] {
  const result: DumpRow[][] = [];
  let before: DumpRow | undefined;
  for (const row of rows) {
    const cut = !before || row.gap >= PICTURE || isApart(row) || isApart(before);
    if (cut) result.push([row]);
    else result.at(-1)?.push(row);
    before = row;
  }
  return result;
}

function isApart({ least, text }: DumpRow): boolean {
  return least > WIDEST || text.startsWith('#');
}
