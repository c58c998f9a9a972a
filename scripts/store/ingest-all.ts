import { startProgress } from '../progress.ts';
import { type Batch, openBatch } from './batch.ts';
import { type Group, groupByIssue, listDumps } from './dumps.ts';
import { ingestIssue } from './ingest-issue.ts';
import { recover, refuseInterrupted } from './journal.ts';
import {
  countPieces,
  type DumpOutcome,
  keptFile,
  openTally,
  type Summary,
  untouched,
} from './outcome.ts';
import { planIssue } from './plan.ts';
import { type RecordHead, recordHeads } from './records.ts';
import { loadResolver, seedTopics } from './resolver.ts';

export interface Options {
  readonly dumps: string;
  readonly content: string;
  /** Dumps to ingest again although they have not changed. */
  readonly redo: readonly string[];
  /** Plan only. */
  readonly check: boolean;
}

type Report = (outcome: DumpOutcome) => void;

/**
 * Ingests what is new under a folder of dumps: issue after issue, so that articles that go on over
 * two pages meet, and batch after batch, each all or nothing. `report` is told of every dump once
 * what was made of it has been written; nothing is kept of it, so that memory holds one batch.
 */
export function ingestAll(options: Options, report: Report): Summary {
  const { content, redo } = options;
  if (options.check) refuseInterrupted(content);
  else {
    recover(content);
    seedTopics(content);
  }
  const heads = recordHeads(content);
  const names = listDumps(options.dumps);
  const unknown = redo.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`没有转储 ${unknown}。现有：${names.join('、')}`);
  const looking = startProgress('查看转储', names.length);
  const { groups, failed, doubles } = groupByIssue(options.dumps, names, heads, looking.at);
  const fresh = groups.filter((group) =>
    group.some((dump) => dump.fresh || redo.includes(dump.name)),
  );
  const ingested = fresh.reduce((sum, group) => sum + group.length, 0);
  looking.end(`查看转储：${names.length} 个，要整理的 ${ingested} 个`);

  const tally = openTally();
  const tell: Report = (outcome) => {
    tally.add(outcome);
    report(outcome);
  };
  for (const { name, note } of failed) tell({ ...untouched(name), failed: true, notes: [note] });
  for (const { name, note } of doubles) tell({ ...untouched(name), notes: [note] });
  const seen = new Set(groups).difference(new Set(fresh));
  for (const { name, issue } of [...seen].flat())
    tell({ ...untouched(name), skipped: true, issue });

  const batch = openBatch(options);
  if (ingested > 0) ingestGroups(options, fresh, { heads, batch, tell, dumps: ingested });
  const { counts, messages } = tally;
  const changes = batch.changes();
  return { dumps: names.length, ingested, failed: failed.length, counts, messages, changes };
}

/** What a run works with. */
interface Run {
  readonly heads: ReadonlyMap<string, RecordHead>;
  readonly batch: Batch;
  readonly tell: Report;
  /** Number of dumps in all groups. */
  readonly dumps: number;
}

function ingestGroups(options: Options, groups: readonly Group[], run: Run): void {
  const { heads, batch, tell } = run;
  const { folder, ledger } = batch;
  const resolver = loadResolver(options.content);
  const progress = startProgress('整理转储', run.dumps);
  let done = 0;
  let written = 0;
  try {
    for (const group of groups) {
      progress.at(done);
      const issue = group[0]?.issue ?? '';
      const made = ingestIssue(options, group, heads, resolver, folder);
      const { changes, kept } = planIssue(folder, issue, made, ledger.used);
      const outcomes = made.map(({ dump: { name }, result: { documents, notes } }): DumpOutcome => {
        const own = kept.filter(({ dump }) => dump === name).map((file) => keptFile(folder, file));
        return { ...untouched(name), issue, counts: countPieces(documents), notes, kept: own };
      });
      batch.add(changes, group, () => {
        written += outcomes.length;
        outcomes.forEach(tell);
      });
      batch.writeIfFull();
      done += group.length;
    }
  } finally {
    try {
      // An issue that cannot be ingested must not cost the work on those before it.
      batch.write();
    } finally {
      progress.end(`整理转储：完成 ${written} 个，共 ${run.dumps} 个`);
    }
  }
}
