import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../build/measure.ts';
import type { Score } from './exact.ts';
import type { Truth } from './queries.ts';
import type { Visits } from './visits.ts';

/** One row of the benchmark. */
export interface Figures {
  name: string;
  /** Why there are no figures. */
  failed?: string;
  /** Of all that all queries should find, and of all that they found: the share that is right. */
  recall?: number;
  precision?: number;
  /** Bytes of the first query of a reader who has nothing yet. */
  coldMean?: number;
  cold95?: number;
  coldRequests?: number;
  coldMs?: number;
  /** Bytes of the query after it. */
  laterMean?: number;
  /** Milliseconds of a query whose bytes are there. */
  msTypical?: number;
  msWorst?: number;
  /** Bytes of all files of the index, and their ratio to the text's UTF-8 bytes. */
  indexBytes?: number;
  indexToText?: number;
  filesPerPiece?: number;
  piecesPerSecond?: number;
  /** Highest resident memory of any process while indexing, and of all together. */
  peakMegabytes?: number;
  peakTogether?: number;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const rank = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

export function rates(scores: readonly Score[]): { recall: number; precision: number } {
  const sum = (key: keyof Score) => scores.reduce((all, one) => all + one[key], 0);
  // Averages over queries, so that a frequent character does not outweigh all others.
  const share = (right: number, of: number) => (of === 0 ? 1 : right / of);
  if (sum('wanted') === 0) throw new Error('no query has anything to find');
  return {
    recall: mean(scores.map(({ right, wanted }) => share(right, wanted))),
    precision: mean(scores.map(({ right, found }) => share(right, found))),
  };
}

/** Sizes of all files of a folder. */
export const filesIn = (folder: string): number[] =>
  globSync('**/*', { cwd: folder })
    .map((file) => statSync(join(folder, file)))
    .filter((stat) => stat.isFile())
    .map(({ size }) => size);

/** What was measured of one side, as figures. */
export function figures(
  name: string,
  {
    scores,
    visits: { cold, later, warm },
    indexing,
    files,
    corpus,
  }: {
    scores: readonly Score[];
    visits: Visits;
    indexing: Run;
    files: readonly number[];
    corpus: Truth;
  },
): Figures {
  const pieces = corpus.urls.length;
  const indexBytes = files.reduce((sum, size) => sum + size, 0);
  const of = <Key extends 'bytes' | 'requests' | 'ms'>(visits: Visits['cold'], key: Key) =>
    visits.map((visit) => visit[key]);
  return {
    name,
    ...rates(scores),
    coldMean: mean(of(cold, 'bytes')),
    cold95: rank(of(cold, 'bytes'), 0.95),
    coldRequests: mean(of(cold, 'requests')),
    coldMs: mean(of(cold, 'ms')),
    laterMean: mean(of(later, 'bytes')),
    msTypical: rank(warm, 0.5),
    msWorst: Math.max(...warm),
    indexBytes,
    indexToText: indexBytes / corpus.bytes(),
    filesPerPiece: files.length / pieces,
    piecesPerSecond: pieces / indexing.seconds,
    peakMegabytes: indexing.largest,
    peakTogether: indexing.megabytes,
  };
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const COLUMNS: [title: string, of: keyof Figures, as: (value: number) => string][] = [
  ['recall', 'recall', (value) => value.toFixed(3)],
  ['precision', 'precision', (value) => value.toFixed(3)],
  ['cold KB, mean', 'coldMean', kilobytes],
  ['95 %', 'cold95', kilobytes],
  ['requests', 'coldRequests', (value) => value.toFixed(0)],
  ['later KB', 'laterMean', kilobytes],
  ['ms, typical', 'msTypical', (value) => value.toFixed(1)],
  ['worst', 'msWorst', (value) => value.toFixed(1)],
  ['index MB', 'indexBytes', megabytes],
  ['to text', 'indexToText', (value) => value.toFixed(2)],
  ['files a piece', 'filesPerPiece', (value) => value.toFixed(3)],
  ['pieces a second', 'piecesPerSecond', (value) => value.toFixed(0)],
  ['peak MB', 'peakMegabytes', (value) => value.toFixed(0)],
];

/** The rows as a table in Markdown. */
export function markdown(rows: readonly Figures[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cells = (row: Figures) =>
    COLUMNS.map(([, key, as]) => {
      const value = row[key];
      return typeof value === 'number' ? as(value) : '';
    });
  return [
    line(['', ...COLUMNS.map(([title]) => title)]),
    line(['---', ...COLUMNS.map(() => '---')]),
    ...rows.map((row) =>
      row.failed === undefined
        ? line([row.name, ...cells(row)])
        : `| ${row.name} | ${row.failed} |`,
    ),
  ].join('\n');
}
