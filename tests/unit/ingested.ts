import { ingestAll, type Options } from '../../scripts/store/ingest-all.ts';
import type { DumpOutcome } from '../../scripts/store/outcome.ts';
import { type DumpRecord, readRecord, recordHeads } from '../../scripts/store/records.ts';

/** Runs ingest and keeps what it says of each dump, by name. */
export function ingestWhole(options: Partial<Options> & Pick<Options, 'dumps' | 'content'>) {
  const dumps: DumpOutcome[] = [];
  const summary = ingestAll({ redo: [], check: false, ...options }, (dump) => dumps.push(dump));
  return { ...summary, dumps: dumps.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** The whole records of a content folder, by dump. */
export function recordsOf(content: string): Map<string, DumpRecord> {
  const files = [...recordHeads(content)];
  return new Map(files.map(([dump, { file }]) => [dump, readRecord(content, file)]));
}
