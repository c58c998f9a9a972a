import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/dump/decode.ts';
import { issueId } from '../ingest/issue-id.ts';
import type { Note } from '../ingest/note.ts';
import { type Told, tellOf } from '../ingest/pipe.ts';
import { explain } from '../shell.ts';
import { namesakes } from './namesakes.ts';
import { type RecordHead, sha256 } from './records.ts';

/** A dump that can be read. Its text is read again when it is needed: memory holds one issue at a time. */
export interface DumpFile {
  readonly name: string;
  readonly sha256: string;
  readonly issue: string;
  /** New, or changed since it was ingested. */
  readonly fresh: boolean;
  /** Only its file's name says that it is of this issue. */
  readonly byName?: true;
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

/** A dump that was read, and what a new one says of its issue. */
interface Looked extends Pick<DumpFile, 'name' | 'sha256' | 'issue' | 'fresh'> {
  readonly told?: Told;
}

/**
 * Groups dumps by the issue they belong to: as recorded, as their mastheads say, or as their files'
 * names do where the folder shows what these mean. Files that cannot be read and second copies of a
 * dump stand apart, with the reason.
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
  const recorded = new Set([...records.values()].map(({ issue }) => issue));
  const given = new Set<string>();
  const taken = (issue: string) => given.has(issue) || recorded.has(issue);
  const read: Looked[] = [];
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
    given.add(found.issue);
    read.push({ name, ...found, fresh: old?.sha256 !== found.sha256 });
  }
  return { groups: grouped(read), failed, doubles };
}

/** The dumps of each issue; those whose text says which it is stand before those of which only the name does. */
function grouped(read: readonly Looked[]): Group[] {
  const moved = namesakes(read);
  const dumps = read.map(({ told: _, ...dump }): DumpFile => {
    const issue = moved.get(dump.name);
    return issue === undefined ? dump : { ...dump, issue, byName: true };
  });
  return [...Map.groupBy(dumps, ({ issue }) => issue).values()].map((group) =>
    group.toSorted((a, b) => Number(a.byName ?? false) - Number(b.byName ?? false)),
  );
}

/** Checksum and issue of a dump, or why there is none. One that has not changed is not decoded. */
function look(
  path: string,
  old: RecordHead | undefined,
  taken: (issue: string) => boolean,
): Pick<Looked, 'sha256' | 'issue' | 'told'> | Pick<Note, 'rule' | 'detail'> {
  try {
    const bytes = readFileSync(path);
    const digest = sha256(bytes);
    if (old?.sha256 === digest) return { sha256: digest, issue: old.issue };
    const decoded = decode(bytes);
    if (!decoded.ok) return { rule: 'undecodable', detail: decoded.reason };
    if (decoded.text.trim() === '') return { rule: 'empty-dump' };
    if (old) return { sha256: digest, issue: old.issue };
    const told = tellOf(decoded.text);
    return { sha256: digest, issue: issueId(told.masthead, digest, taken), told };
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
