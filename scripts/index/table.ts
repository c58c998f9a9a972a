import { gzipSync } from 'node:zlib';
import type { IssueRuns } from '../../src/search/reader/fields.ts';
import type { PieceFacts } from '../../src/search/record.ts';
import { encodeFiles, FORMAT, type TableHeader } from '../../src/search/table.ts';

/** Counts a piece into the runs of issues; `before` is the piece before it in the index. */
export function addToRuns(runs: IssueRuns, doc: PieceFacts, before: PieceFacts | undefined): void {
  const last = runs.at(-1);
  if (last && before?.issue === doc.issue && before.date === doc.date) last[0]++;
  else runs.push([1, doc.date ?? '', doc.dateLast ?? '']);
}

/** Runs of pieces of one month, in the order of the index; '' is undated. */
export function monthRuns(issues: IssueRuns): [month: string, count: number][] {
  const runs: [string, number][] = [];
  for (const [count, first] of issues) {
    const month = first.slice(0, 7);
    const last = runs.at(-1);
    if (last?.[0] === month) last[1] += count;
    else runs.push([month, count]);
  }
  return runs;
}

/** The table that a reader loads first; `from` has the first word of each file of the index. */
export function tableFile(
  header: Omit<TableHeader, 'format' | 'files'>,
  from: string[],
): Uint8Array {
  const full: TableHeader = { format: FORMAT, files: from.length, ...header };
  const text = Buffer.from(`${JSON.stringify(full)}\n`);
  return gzipSync(Buffer.concat([text, encodeFiles(from)]), { level: 9 });
}
