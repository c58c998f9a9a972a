import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lines } from '../../src/dump/lines.ts';
import { joinIssueJumps } from '../ingest/issue-jumps.ts';
import type { Note } from '../ingest/note.ts';
import { type DumpResult, ingestDump } from '../ingest/pipe.ts';
import type { Resolver } from '../ingest/resolve.ts';
import { startProgress } from '../progress.ts';
import { difference } from './difference.ts';
import { type DumpFile, type Group, groupByIssue, listDumps } from './dumps.ts';
import { commit, recover } from './journal.ts';
import { isEdited, type Plan, plan } from './plan.ts';
import { type DumpRecord, readRecords, sha256 } from './records.ts';
import { loadResolver, seedTopics } from './resolver.ts';
import { withSums } from './sums.ts';

export interface Options {
  readonly dumps: string;
  readonly content: string;
  /** Dumps to ingest again although they have not changed. */
  readonly redo: readonly string[];
  /** Plan only. */
  readonly check: boolean;
}

export interface DumpOutcome {
  readonly name: string;
  /** Ingested by an earlier run and not changed since. */
  readonly skipped: boolean;
  readonly failed: boolean;
  readonly issue?: string;
  readonly notes: readonly Note[];
}

export interface Outcome {
  readonly dumps: readonly DumpOutcome[];
  readonly kept: readonly { file: string; removed: boolean; difference: string }[];
  readonly counts: { articles: number; photos: number; headlines: number; strays: number };
  /** Files written, or to be written. */
  readonly changes: number;
}

const COUNTED = {
  article: 'articles',
  photo: 'photos',
  headline: 'headlines',
  stray: 'strays',
} as const;

/**
 * Ingests what is new under a folder of dumps: issue after issue, so that articles that go on over
 * two pages meet, and within it each dump all or nothing.
 */
export async function ingestAll(options: Options): Promise<Outcome> {
  const { content } = options;
  if (!options.check) {
    recover(content);
    seedTopics(content);
  }
  const records = readRecords(content);
  const names = listDumps(options.dumps);
  const unknown = options.redo.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`没有转储 ${unknown}。现有：${names.join('、')}`);
  const { groups, failed, doubles } = groupByIssue(options.dumps, names, records);
  const dumps: DumpOutcome[] = [
    ...failed.map(({ name, note }) => ({ name, skipped: false, failed: true, notes: [note] })),
    ...doubles.map(({ name, note }) => ({ name, skipped: false, failed: false, notes: [note] })),
  ];
  const kept: { file: string; removed: boolean; difference: string }[] = [];
  const counts = { articles: 0, photos: 0, headlines: 0, strays: 0 };
  let changes = 0;
  let resolver: Resolver | undefined;
  const progress = startProgress('整理转储', names.length);
  for (const group of groups) {
    progress.at(dumps.length);
    if (!group.some(({ name, fresh }) => fresh || options.redo.includes(name))) {
      for (const { name, issue } of group) {
        dumps.push({ name, skipped: true, failed: false, issue, notes: [] });
      }
      continue;
    }
    resolver ??= loadResolver(content);
    let order = 0;
    for (const { dump, result } of ingestGroup(options, group, resolver, records)) {
      const old = records.get(dump.name);
      const planned = plan(content, dump, result, old, order);
      order += result.documents.length;
      changes += size(planned);
      for (const { file, removed, fresh } of planned.kept) {
        const now = removed ? '' : readFileSync(join(content, file), 'utf8');
        kept.push({ file, removed, difference: difference(now, fresh) });
      }
      if (!options.check && size(planned) > 0) {
        const received = { path: join(options.dumps, dump.name), sha256: dump.sha256 };
        commit(content, withSums(content, received, planned.changes));
      }
      for (const { article } of result.documents) counts[COUNTED[article.kind]]++;
      const issue = old?.issue ?? result.issueId;
      dumps.push({ name: dump.name, skipped: false, failed: false, issue, notes: result.notes });
    }
  }
  progress.end(`整理转储：${names.length} 个已看过`);
  dumps.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { dumps, kept, counts, changes };
}

/** Runs the pipe over the dumps of one issue. */
function ingestGroup(
  { dumps, content }: Options,
  group: Group,
  resolver: Resolver,
  records: ReadonlyMap<string, DumpRecord>,
): { dump: DumpFile; result: DumpResult }[] {
  const texts = group.map((dump) => dump.read(dumps));
  const results = group.map(({ name, sha256: digest }, index) =>
    ingestDump({ name, sha256: digest, text: texts[index] ?? '' }, resolver, sha256),
  );
  const edited = (id: string) =>
    group.some(({ name }) =>
      records.get(name)?.units.some((unit) => unit.id === id && isEdited(content, unit)),
    );
  const joined = joinIssueJumps(results, texts.map(lines), edited);
  return joined.map((result, index) => ({ dump: group[index] as DumpFile, result }));
}

function size({ changes }: Plan): number {
  return changes.write.size + changes.remove.length;
}
