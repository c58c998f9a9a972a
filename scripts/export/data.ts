import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../src/archive/archive.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { BAG_FOLDER, BAGIT, bagInfo, manifest, PAYLOAD } from '../../src/exports/bag.ts';
import { articleColumns, issueColumns, issueRow } from '../../src/exports/columns.ts';
import {
  DESCRIPTOR,
  dataPackage,
  ISSUES_CSV,
  PART_LENGTH,
  partNames,
  README,
  readme,
  type WrittenFile,
} from '../../src/exports/datapackage.ts';
import { issueFile, issueJson, issueText } from '../../src/exports/issue.ts';
import { type ArticleRecord, articleRecord } from '../../src/exports/record.ts';
import { issuePath, type SiteFacts } from '../../src/exports/site.ts';
import { csvHeader, csvRow } from '../../src/exports/table.ts';
import { startProgress } from '../progress.ts';
import { growFile, writeText } from './write.ts';

/** Files of an earlier run, which are not made again when nothing in them has changed. */
export interface KeptFiles {
  /**
   * Puts files where they belong in the site if all had the same content key; undefined, and nothing
   * done, when one had not.
   */
  take(files: readonly string[], key: string): Omit<WrittenFile, 'path'>[] | undefined;
}

/** Oldest first, so that new issues change only the last part; undated issues at the end. */
function chronological({ issues }: Archive) {
  const dated = issues.filter(({ date }) => date !== undefined).reverse();
  return [...dated, ...issues.filter(({ date }) => date === undefined)];
}

/** One numbered file of the data package, as JSON lines and as a table. */
interface Part {
  names: ReturnType<typeof partNames>;
  pieces: readonly ArticleEntry[];
}

const partsOf = (pieces: readonly ArticleEntry[]): Part[] =>
  Array.from({ length: Math.ceil(pieces.length / PART_LENGTH) }, (_, at) => ({
    names: partNames(at + 1),
    pieces: pieces.slice(at * PART_LENGTH, (at + 1) * PART_LENGTH),
  }));

/**
 * Records of pieces as the file of their issue in the site `root` has them: a piece is not
 * read, parsed and checked again for it.
 */
function recordsIn(root: string): (entry: ArticleEntry) => ArticleRecord {
  let latest: { issue: string; records: Map<string, ArticleRecord> } | undefined;
  return ({ id, issue }) => {
    if (latest?.issue !== issue) {
      const file = JSON.parse(readFileSync(join(root, issueFile(issue, 'json')), 'utf8'));
      const records = (file.articles as ArticleRecord[]).map(
        (record) => [record.id, record] as const,
      );
      latest = { issue, records: new Map(records) };
    }
    const record = latest.records.get(id);
    if (!record) throw new Error(`the file of ${issue} has no ${id}`);
    return record;
  };
}

/** Lets other work of the process have its turn. */
const turn = () => new Promise(setImmediate);

/** Pieces of a part between two turns of other work. */
const AT_ONCE = 50;

async function writePart(
  payload: string,
  { names, pieces }: Part,
  recordOf: (entry: ArticleEntry) => ArticleRecord,
): Promise<WrittenFile[]> {
  const [jsonl, csv] = [growFile(payload, names.jsonl), growFile(payload, names.csv)];
  csv.write(csvHeader(articleColumns));
  for (const [at, entry] of pieces.entries()) {
    if (at % AT_ONCE === 0) await turn();
    const record = recordOf(entry);
    jsonl.write(`${JSON.stringify(record)}\n`);
    csv.write(csvRow(articleColumns, record));
  }
  return [jsonl.end(), csv.end()];
}

/** Writes the tag files around a finished payload. */
function sealBag(bag: string, payload: readonly WrittenFile[], site: SiteFacts): void {
  const inBag = payload.map((file) => ({ ...file, path: `${PAYLOAD}/${file.path}` }));
  const tags = [
    writeText(bag, 'bagit.txt', BAGIT),
    writeText(bag, 'bag-info.txt', bagInfo(payload, site)),
    writeText(bag, 'manifest-sha256.txt', manifest(inBag)),
  ];
  writeText(bag, 'tagmanifest-sha256.txt', manifest(tags));
}

/**
 * Writes everything that is there to be taken away: each issue as JSON and as plain text, and the
 * whole archive as a data package in a bag. What is in `kept` is taken over; of the rest, every piece
 * is read once, for its issue, from whose file the package is made.
 *
 * @returns number of pieces written
 */
export async function writeData(
  archive: Archive,
  site: SiteFacts,
  root: string,
  kept: KeptFiles,
): Promise<number> {
  const bag = join(root, BAG_FOLDER);
  const payload = join(bag, PAYLOAD);
  const list = chronological(archive);
  const issues = growFile(payload, ISSUES_CSV);
  issues.write(csvHeader(issueColumns));
  const recordOf = (entry: ArticleEntry) =>
    articleRecord(entry, archive.read(entry), archive.issueOf(entry), site);
  const progress = startProgress('下载数据', list.length);
  for (const [at, issue] of list.entries()) {
    progress.at(at);
    issues.write(csvRow(issueColumns, issueRow(issue, site.absolute(issuePath(issue.id)))));
    const [json, txt] = [issueFile(issue.id, 'json'), issueFile(issue.id, 'txt')];
    const key = archive.keys.data(issue.articles, issue);
    if (kept.take([json.slice(1), txt.slice(1)], key)) continue;
    await turn();
    const records = issue.articles.map(recordOf);
    writeText(root, json, issueJson(issue, records, site));
    writeText(root, txt, issueText(issue, records, site));
  }
  progress.end(`下载数据：${list.length} 期`);
  const data: WrittenFile[] = [];
  const written = recordsIn(root);
  for (const part of partsOf(list.flatMap(({ articles }) => articles))) {
    const paths = [part.names.jsonl, part.names.csv];
    const inSite = paths.map((path) => `${BAG_FOLDER}/${PAYLOAD}/${path}`);
    const taken = kept.take(inSite, archive.keys.data(part.pieces));
    if (taken) data.push(...taken.map((file, at) => ({ path: paths[at] ?? '', ...file })));
    else data.push(...(await writePart(payload, part, written)));
  }
  data.push(issues.end());
  const described = [
    writeText(payload, DESCRIPTOR, dataPackage(data, site)),
    writeText(payload, README, readme(site)),
  ];
  sealBag(bag, [...data, ...described], site);
  return archive.articles.length;
}
