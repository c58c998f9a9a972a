import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/dump/decode.ts';
import type { Note } from '../ingest/note.ts';
import { ingestDump } from '../ingest/pipe.ts';
import { startProgress } from '../progress.ts';
import { explain } from '../shell.ts';
import { difference } from './difference.ts';
import { listDumps } from './dumps.ts';
import { commit, recover } from './journal.ts';
import { type Plan, plan } from './plan.ts';
import { type DumpRecord, readRecords, sha256 } from './records.ts';
import { loadResolver, seedTopics } from './resolver.ts';

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

/** Ingests what is new under a folder of dumps, one dump after the other, each all or nothing. */
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
  const seen = new Map([...records.values()].map((record) => [record.sha256, record.dump]));
  const orders = highestOrders(records.values());
  const dumps: DumpOutcome[] = [];
  const kept: { file: string; removed: boolean; difference: string }[] = [];
  const counts = { articles: 0, photos: 0, headlines: 0, strays: 0 };
  let changes = 0;
  let resolver: ReturnType<typeof loadResolver> | undefined;
  const progress = startProgress('整理转储', names.length);
  for (const [index, name] of names.entries()) {
    progress.at(index);
    const old = records.get(name);
    const read = readDump(join(options.dumps, name));
    if ('rule' in read) {
      dumps.push({ name, skipped: false, failed: true, notes: [{ ...read, line: 1 }] });
      continue;
    }
    if (old?.sha256 === read.sha256 && !options.redo.includes(name)) {
      dumps.push({ name, skipped: true, failed: false, issue: old.issue, notes: [] });
      continue;
    }
    const twin = seen.get(read.sha256);
    if (twin !== undefined && twin !== name) {
      const notes: Note[] = [{ rule: 'same-dump', line: 1, detail: twin }];
      dumps.push({ name, skipped: false, failed: false, notes });
      continue;
    }
    seen.set(read.sha256, name);
    resolver ??= loadResolver(content);
    const result = ingestDump({ name, ...read }, resolver, sha256);
    const issue = old?.issue ?? result.issueId;
    const first = old ? 0 : (orders.get(issue) ?? 0);
    const planned = plan(content, { name, sha256: read.sha256 }, result, old, first);
    orders.set(issue, first + result.documents.length);
    changes += size(planned);
    for (const { file, removed, fresh } of planned.kept) {
      const now = removed ? '' : readFileSync(join(content, file), 'utf8');
      kept.push({ file, removed, difference: difference(now, fresh) });
    }
    if (!options.check && size(planned) > 0) commit(content, planned.changes);
    for (const { article } of result.documents) counts[COUNTED[article.kind]]++;
    dumps.push({ name, skipped: false, failed: false, issue, notes: result.notes });
  }
  progress.end(`整理转储：${names.length} 个已看过`);
  return { dumps, kept, counts, changes };
}

function size({ changes }: Plan): number {
  return changes.write.size + changes.remove.length;
}

function readDump(path: string): { text: string; sha256: string } | Pick<Note, 'rule' | 'detail'> {
  try {
    const bytes = readFileSync(path);
    const decoded = decode(bytes);
    if (!decoded.ok) return { rule: 'undecodable', detail: decoded.reason };
    if (decoded.text.trim() === '') return { rule: 'empty-dump' };
    return { text: decoded.text, sha256: sha256(bytes) };
  } catch (error) {
    return { rule: 'unreadable', detail: explain(error) };
  }
}

/** The last place taken in each issue, so that a further dump's pieces come after it. */
function highestOrders(records: Iterable<DumpRecord>): Map<string, number> {
  const orders = new Map<string, number>();
  for (const { issue, units } of records)
    orders.set(issue, (orders.get(issue) ?? 0) + units.length);
  return orders;
}
