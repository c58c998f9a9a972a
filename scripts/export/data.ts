import { join } from 'node:path';
import type { Archive } from '../../src/archive/archive.ts';
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
import { type Growing, growFile, writeText } from './write.ts';

/** Oldest first, so that new issues change only the last part; undated issues at the end. */
function chronological({ issues }: Archive) {
  const dated = issues.filter(({ date }) => date !== undefined).reverse();
  return [...dated, ...issues.filter(({ date }) => date === undefined)];
}

/** Deals pieces out to numbered files, PART_LENGTH to each. */
function partWriter(folder: string) {
  const done: WrittenFile[] = [];
  let open: { jsonl: Growing; csv: Growing; count: number } | undefined;
  const close = () => {
    if (open) done.push(open.jsonl.end(), open.csv.end());
    open = undefined;
  };
  return {
    add(record: ArticleRecord) {
      if (open && open.count >= PART_LENGTH) close();
      if (!open) {
        const names = partNames(done.length / 2 + 1);
        open = { jsonl: growFile(folder, names.jsonl), csv: growFile(folder, names.csv), count: 0 };
        open.csv.write(csvHeader(articleColumns));
      }
      open.jsonl.write(`${JSON.stringify(record)}\n`);
      open.csv.write(csvRow(articleColumns, record));
      open.count += 1;
    },
    end(): WrittenFile[] {
      close();
      return done;
    },
  };
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
 * whole archive as a data package in a bag. Every piece is read once.
 *
 * @returns number of pieces written
 */
export function writeData(archive: Archive, site: SiteFacts, root: string): number {
  const bag = join(root, BAG_FOLDER);
  const payload = join(bag, PAYLOAD);
  const parts = partWriter(payload);
  const issues = growFile(payload, ISSUES_CSV);
  issues.write(csvHeader(issueColumns));
  let count = 0;
  for (const issue of chronological(archive)) {
    const records = issue.articles.map((entry) =>
      articleRecord(entry, archive.read(entry), issue, site),
    );
    writeText(root, issueFile(issue.id, 'json'), issueJson(issue, records, site));
    writeText(root, issueFile(issue.id, 'txt'), issueText(issue, records, site));
    issues.write(csvRow(issueColumns, issueRow(issue, site.absolute(issuePath(issue.id)))));
    for (const record of records) parts.add(record);
    count += records.length;
  }
  const tables = [...parts.end(), issues.end()];
  const described = [
    writeText(payload, DESCRIPTOR, dataPackage(tables, site)),
    writeText(payload, README, readme(site)),
  ];
  sealBag(bag, [...tables, ...described], site);
  return count;
}
