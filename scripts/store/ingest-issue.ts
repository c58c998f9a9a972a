import { lines } from '../../src/dump/lines.ts';
import { joinIssueJumps } from '../ingest/issue-jumps.ts';
import { type DumpResult, ingestDump } from '../ingest/pipe.ts';
import type { Resolver } from '../ingest/resolve.ts';
import { type Group, readText } from './dumps.ts';
import { fileState } from './edited.ts';
import { carriedOn, type Ingested } from './plan.ts';
import { type RecordHead, readRecord, sha256 } from './records.ts';
import type { Staged } from './staged.ts';

/** Runs the pipe over the dumps of one issue, so that articles that go on over two pages meet. */
export function ingestIssue(
  paths: { readonly dumps: string; readonly content: string },
  group: Group,
  heads: ReadonlyMap<string, RecordHead>,
  resolver: Resolver,
  folder: Staged,
): Ingested[] {
  const texts = group.map(({ name }) => readText(paths.dumps, name));
  const single = group.map((dump, index): Ingested => {
    const file = heads.get(dump.name)?.file;
    const old = file === undefined ? undefined : { file, record: readRecord(paths.content, file) };
    const result = ingestDump({ ...dump, text: texts[index] ?? '' }, resolver, sha256);
    return { dump, result: dump.byName ? saidByName(result, group) : result, ...(old && { old }) };
  });
  const locked = new Set(single.flatMap((ingested) => editedIds(folder, ingested)));
  const joined = joinIssueJumps(
    single.map(({ result }) => result),
    texts.map(lines),
    (id) => locked.has(id),
  );
  return single.map((ingested, index) => ({
    ...ingested,
    result: joined[index] ?? ingested.result,
  }));
}

/** What is said of a dump of which only the file's name tells the issue. */
function saidByName(result: DumpResult, group: Group): DumpResult {
  const others = group.flatMap(({ name, byName }) => (byName ? [] : name)).join('、');
  return {
    ...result,
    notes: [
      { rule: 'issue-by-name', line: 1, detail: others },
      ...result.notes.filter(({ rule }) => rule !== 'undated-issue'),
    ],
  };
}

/** Ids, as minted by the pipe, of pieces whose files an editor has changed or removed. */
function editedIds(folder: Staged, ingested: Ingested): string[] {
  return [...carriedOn(folder, ingested)]
    .filter(([, before]) => fileState(folder, before) !== 'ours')
    .map(([index]) => ingested.result.documents[index]?.article.id ?? '');
}
