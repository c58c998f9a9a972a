import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileName } from '../ingest/article.ts';
import { markdown } from '../ingest/markdown.ts';
import type { DumpResult } from '../ingest/pipe.ts';
import { issuePath, issueText } from './issue-file.ts';
import { type Changes, LEDGER } from './journal.ts';
import { type FreshUnit, heirOf, matchLines, matchTexts } from './match.ts';
import { type DumpRecord, recordPath, recordText, sha256 } from './records.ts';

/** A file that an editor has changed or removed, and what ingest would have written. */
export interface Kept {
  readonly file: string;
  readonly removed: boolean;
  readonly fresh: string;
}

export interface Plan {
  readonly changes: Changes;
  readonly kept: readonly Kept[];
}

/** What must be written for one dump, given what stands in the content folder. Writes nothing. */
export function plan(
  content: string,
  dump: { readonly name: string; readonly sha256: string },
  result: DumpResult,
  old: DumpRecord | undefined,
  firstOrder: number,
): Plan {
  const write = new Map<string, string>();
  const kept: Kept[] = [];
  const ledger: string[] = [];
  const units: DumpRecord['units'] = [];
  const issue = old?.issue ?? result.issueId;
  const fresh = result.documents.map(
    ({ article, body }): FreshUnit => ({
      lines: article.source.lines,
      text: () => markdown({ article, body }),
    }),
  );
  const known = old?.units ?? [];
  const sameDump = old?.sha256 === dump.sha256;
  const textOf = ({ file }: { file: string }) => fileText(content, file) ?? '';
  const matched = sameDump ? matchLines(known, fresh) : matchTexts(known, fresh, textOf);
  const used = usedIds(content);
  for (const [index, { article: made, body }] of result.documents.entries()) {
    const before = matched.get(index);
    const id = before?.id ?? unusedId(made.id, used);
    const order = firstOrder + index + 1;
    const article = { ...made, id, issue, order };
    const file =
      before?.file ?? freeFile(`articles/${issue}/${fileName(article)}`, id, content, write);
    const text = markdown({ article, body });
    const state = before ? fileState(content, before) : 'ours';
    if (state === 'ours') write.set(file, text);
    else if (sha256(text) !== before?.sha256)
      kept.push({ file, removed: state === 'removed', fresh: text });
    if (!before) ledger.push(`${id}\tminted\t${issue}`);
    const hash = state === 'ours' ? sha256(text) : (before?.sha256 ?? '');
    units.push({ id, file, sha256: hash, lines: article.source.lines, title: article.title });
  }
  const carried = new Set([...matched.values()].map(({ id }) => id));
  const remove: string[] = [];
  for (const ended of old?.units.filter(({ id }) => !carried.has(id)) ?? []) {
    const state = fileState(content, ended);
    if (state === 'edited') {
      units.push(ended);
      kept.push({ file: ended.file, removed: false, fresh: '' });
      continue;
    }
    if (state === 'ours') remove.push(ended.file);
    const heir = sameDump
      ? matchLines([ended], fresh).keys().next().value
      : heirOf(textOf(ended), fresh);
    const target = heir === undefined ? undefined : units[heir]?.id;
    ledger.push(target ? `${ended.id}\tredirect\t${target}` : `${ended.id}\tgone\t${issue}`);
  }
  write.set(issuePath(issue), issueText(content, issue, dump.name, result.issue));
  const record = { dump: dump.name, sha256: dump.sha256, issue, units };
  write.set(recordPath(dump.name), recordText(record));
  return { changes: { write: onlyChanged(content, write), remove, ledger }, kept };
}

function fileText(content: string, file: string): string | undefined {
  const path = join(content, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function fileState(
  content: string,
  unit: { file: string; sha256: string },
): 'ours' | 'edited' | 'removed' {
  const path = join(content, unit.file);
  if (!existsSync(path)) return 'removed';
  return sha256(readFileSync(path)) === unit.sha256 ? 'ours' : 'edited';
}

/** True if an editor has changed or removed the file of a unit since ingest wrote it. */
export function isEdited(content: string, unit: { file: string; sha256: string }): boolean {
  return fileState(content, unit) !== 'ours';
}

function onlyChanged(content: string, write: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...write].filter(([path, text]) => {
      const file = join(content, path);
      return !existsSync(file) || readFileSync(file, 'utf8') !== text;
    }),
  );
}

/** Ids that were ever given out: none is used twice, not even one that has ended. */
function usedIds(content: string): Set<string> {
  const path = join(content, LEDGER);
  if (!existsSync(path)) return new Set();
  return new Set(
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0] ?? ''),
  );
}

function unusedId(id: string, used: Set<string>): string {
  let free = id;
  for (let turn = 1; used.has(free); turn++)
    free = `${id.slice(0, 8)}${turn.toString(36).padStart(2, '0')}`;
  used.add(free);
  return free;
}

function freeFile(
  file: string,
  id: string,
  content: string,
  write: ReadonlyMap<string, string>,
): string {
  if (!write.has(file) && !existsSync(join(content, file))) return file;
  return file.replace(/\.md$/u, `-${id}.md`);
}
