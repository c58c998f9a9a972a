import { fileName } from '../ingest/article.ts';
import { markdown } from '../ingest/markdown.ts';
import type { DumpDocument, DumpResult } from '../ingest/pipe.ts';
import { type FileState, fileState } from './edited.ts';
import { issuePath, issueText } from './issue-file.ts';
import type { Changes } from './journal.ts';
import { type FreshUnit, heirsAmong, matchLines, matchTexts, type OldUnit } from './match.ts';
import { type DumpRecord, recordFile, recordText, sha256 } from './records.ts';
import type { Staged } from './staged.ts';

/** A dump of an issue as it comes out of the pipe, and what ingest wrote for it before. */
export interface Ingested {
  readonly dump: { readonly name: string; readonly sha256: string };
  readonly result: DumpResult;
  readonly old?: { readonly file: string; readonly record: DumpRecord };
}

/** A file that an editor has changed or removed, and what ingest would have written. */
export interface Kept {
  readonly dump: string;
  readonly file: string;
  /** `ended`: changed by an editor, and ingest makes no such piece any more. */
  readonly why: 'edited' | 'removed' | 'ended';
  readonly fresh: string;
}

export interface Plan {
  readonly changes: Changes;
  readonly kept: readonly Kept[];
}

/** A piece with its id, the recorded one it carries on, and its file as text. */
interface Piece extends FreshUnit {
  readonly id: string;
  readonly before?: OldUnit;
  readonly file: string;
  readonly state: FileState;
  readonly title: string;
}

/** What must be written for the dumps of one issue, given what stands in the content folder. */
export function planIssue(
  folder: Staged,
  issue: string,
  dumps: readonly Ingested[],
  used: Set<string>,
): Plan {
  const write = new Map<string, string>();
  const remove: string[] = [];
  const kept: Kept[] = [];
  const ledger: string[] = [];
  let order = 0;
  const made = dumps.map((ingested) => {
    const carried = carriedOn(folder, ingested);
    return ingested.result.documents.map((document, index) => {
      order += 1;
      const piece = pieceOf(document, carried.get(index), { folder, issue, order, used, write });
      if (piece.state === 'ours') write.set(piece.file, piece.text);
      return piece;
    });
  });
  const all = made.flat();
  const heirs = heirsAmong(all);
  for (const [index, { dump, old }] of dumps.entries()) {
    const own = made[index] ?? [];
    const units = own.map(({ id, file, state, before, title, sources, text }) => ({
      id,
      file,
      sha256: state === 'ours' ? sha256(text) : (before?.sha256 ?? ''),
      lines: [...(sources[0]?.lines ?? [])],
      title,
    }));
    for (const { id, file, state, before, text } of own) {
      if (!before) ledger.push(`${id}\tminted\t${issue}`);
      if (state !== 'ours' && sha256(text) !== before?.sha256)
        kept.push({ dump: dump.name, file, why: state, fresh: text });
    }
    for (const ended of endedUnits(old?.record, own)) {
      const state = fileState(folder, ended);
      if (state === 'edited') {
        units.push(ended);
        kept.push({ dump: dump.name, file: ended.file, why: 'ended', fresh: '' });
        continue;
      }
      const heir =
        old?.record.sha256 === dump.sha256
          ? heirs.byLines(ended.lines, dump.name)
          : heirs.byText(folder.read(ended.file) ?? '');
      if (state === 'ours') remove.push(ended.file);
      const target = heir === undefined ? undefined : all[heir]?.id;
      ledger.push(target ? `${ended.id}\tredirect\t${target}` : `${ended.id}\tgone\t${issue}`);
    }
    const record = { dump: dump.name, sha256: dump.sha256, issue, units };
    write.set(old?.file ?? recordFile(dump.name), recordText(record));
  }
  write.set(issuePath(issue), issueFile(folder, issue, dumps));
  for (const [path, text] of write) if (folder.read(path) === text) write.delete(path);
  return { changes: { write, remove, ledger }, kept };
}

/** Which recorded piece each document of a dump carries on. */
export function carriedOn(
  folder: Staged,
  { dump, result, old }: Ingested,
): ReadonlyMap<number, OldUnit> {
  if (!old || old.record.units.length === 0) return new Map();
  const fresh = result.documents.map((document) => freshUnit(document, markdown(document)));
  if (old.record.sha256 === dump.sha256) return matchLines(old.record.units, fresh, dump.name);
  return matchTexts(old.record.units, fresh, ({ file }) => folder.read(file) ?? '');
}

function freshUnit({ article }: DumpDocument, text: string): FreshUnit {
  return { sources: [article.source, ...article.continued], text };
}

/** Where a piece is put, and what has been given out by then. */
interface Place {
  readonly folder: Staged;
  readonly issue: string;
  readonly order: number;
  readonly used: Set<string>;
  readonly write: ReadonlyMap<string, string>;
}

function pieceOf(document: DumpDocument, before: OldUnit | undefined, place: Place): Piece {
  const { folder, issue, order, used, write } = place;
  const id = before?.id ?? unusedId(document.article.id, used);
  const article = { ...document.article, id, issue, order };
  const name = `articles/${issue}/${fileName(article)}`;
  const taken = write.has(name) || folder.has(name);
  return {
    ...freshUnit(document, markdown({ article, body: document.body })),
    id,
    ...(before ? { before } : {}),
    file: before?.file ?? (taken ? name.replace(/\.md$/u, `-${id}.md`) : name),
    state: before ? fileState(folder, before) : 'ours',
    title: article.title,
  };
}

function endedUnits(record: DumpRecord | undefined, own: readonly Piece[]): OldUnit[] {
  const carried = new Set(own.map(({ before }) => before));
  return (record?.units ?? []).filter((unit) => !carried.has(unit));
}

/** The issue's file once the pages of all dumps are in it. */
function issueFile(folder: Staged, issue: string, dumps: readonly Ingested[]): string {
  return dumps.reduce<string | undefined>(
    (text, { dump, result }) => issueText(text, issue, dump.name, result.issue),
    folder.read(issuePath(issue)),
  ) as string;
}

function unusedId(id: string, used: Set<string>): string {
  let free = id;
  for (let turn = 1; used.has(free); turn++)
    free = `${id.slice(0, 8)}${turn.toString(36).padStart(2, '0')}`;
  used.add(free);
  return free;
}
