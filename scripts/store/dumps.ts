import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/dump/decode.ts';
import { issueId } from '../ingest/issue-id.ts';
import type { Note } from '../ingest/note.ts';
import { mastheadOf } from '../ingest/pipe.ts';
import { explain } from '../shell.ts';
import { type RecordHead, sha256 } from './records.ts';

/** A dump that can be read. Its text is read again when it is needed: memory holds one issue at a time. */
export interface DumpFile {
  readonly name: string;
  readonly sha256: string;
  readonly issue: string;
  /** New, or changed since it was ingested. */
  readonly fresh: boolean;
}

/** The dumps of one issue, by name. */
export type Group = readonly DumpFile[];

interface Noted {
  readonly name: string;
  readonly note: Note;
}

/** All dumps under a folder, by name with forward slashes, sorted. Throws if the folder is not there. */
export function listDumps(folder: string): string[] {
  if (!existsSync(folder)) {
    throw new Error(`没有文件夹 ${folder}。请用 --dumps 指明转储所在的文件夹`);
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => (entry.isFile() || entry.isSymbolicLink()) && /\.(?:txt|md)$/iu.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .map((name) => name.replace(/^\/+/u, ''))
    .sort();
}

/**
 * Groups dumps by the issue they belong to: as recorded, or as their mastheads say. Files that
 * cannot be read and second copies of a dump stand apart, with the reason.
 *
 * @param at is told how many dumps have been looked at
 */
export function groupByIssue(
  folder: string,
  names: readonly string[],
  records: ReadonlyMap<string, RecordHead>,
  at: (done: number) => void,
): { groups: Group[]; failed: Noted[]; doubles: Noted[] } {
  const there = new Set(names);
  const seen = new Map([...records.values()].map((record) => [record.sha256, record.dump]));
  const groups = new Map<string, DumpFile[]>();
  const recorded = new Set([...records.values()].map(({ issue }) => issue));
  const taken = (issue: string) => groups.has(issue) || recorded.has(issue);
  const failed: Noted[] = [];
  const doubles: Noted[] = [];
  for (const [index, name] of names.entries()) {
    at(index);
    const old = records.get(name);
    const found = look(join(folder, name), old, taken);
    if ('rule' in found) {
      failed.push({ name, note: { ...found, line: 1 } });
      continue;
    }
    const twin = seen.get(found.sha256);
    if (twin !== undefined && twin !== name) {
      const gone = there.has(twin) ? '' : '，已不在文件夹里；如是改了名，请改回原名';
      doubles.push({ name, note: { rule: 'same-dump', line: 1, detail: `${twin}${gone}` } });
      continue;
    }
    seen.set(found.sha256, name);
    const group = groups.get(found.issue);
    const dump = { name, ...found, fresh: old?.sha256 !== found.sha256 };
    if (group) group.push(dump);
    else groups.set(found.issue, [dump]);
  }
  return { groups: [...groups.values()], failed, doubles };
}

/** Checksum and issue of a dump, or why there is none. One that has not changed is not decoded. */
function look(
  path: string,
  old: RecordHead | undefined,
  taken: (issue: string) => boolean,
): { sha256: string; issue: string } | Pick<Note, 'rule' | 'detail'> {
  try {
    const bytes = readFileSync(path);
    const digest = sha256(bytes);
    if (old?.sha256 === digest) return { sha256: digest, issue: old.issue };
    const decoded = decode(bytes);
    if (!decoded.ok) return { rule: 'undecodable', detail: decoded.reason };
    if (decoded.text.trim() === '') return { rule: 'empty-dump' };
    const issue = old?.issue ?? issueId(mastheadOf(decoded.text), digest, taken);
    return { sha256: digest, issue };
  } catch (error) {
    return { rule: 'unreadable', detail: explain(error) };
  }
}

/** The text of a dump. Throws if it cannot be read any more. */
export function readText(folder: string, name: string): string {
  const path = join(folder, name);
  const decoded = decode(readFileSync(path));
  if (!decoded.ok) throw new Error(`${path}：${decoded.reason}`);
  return decoded.text;
}
