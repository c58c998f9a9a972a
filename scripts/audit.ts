import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../src/archive/archive.ts';
import { bodyBlocks } from '../src/archive/body.ts';
import { decode } from '../src/dump/decode.ts';
import { lines } from '../src/dump/lines.ts';
import { type Account, AUDIT_FILE, audit, type Claims } from './audit/audit.ts';
import { coveredText } from './audit/coverage.ts';
import { runCommand } from './shell.ts';
import { listDumps } from './store/dumps.ts';
import { sha256 } from './store/records.ts';

/** Accounts for every dump of an archive, those that nothing was made of included. */
export function auditArchive(dumps: string, content: string): Account[] {
  const archive = openArchive(content);
  const names = existsSync(dumps) ? listDumps(dumps) : [];
  const claims = new Map<
    string,
    { published: Claims['published'][number][]; omissions: Claims['omissions'][number][] }
  >();
  const of = (dump: string) => {
    const found = claims.get(dump) ?? { published: [], omissions: [] };
    claims.set(dump, found);
    return found;
  };
  for (const name of names) of(name);
  for (const entry of archive.articles) {
    const { article, body } = archive.read(entry);
    const [first, ...further] = [article.source, ...article.continued];
    const texts = bodyBlocks(body).map(({ text }) => text);
    const marked = [first, ...further]
      .map(({ dump, lines: ranges }) => coveredText(ranges, readDump(dumps, dump)?.lines ?? []))
      .join('');
    const piece = { article, body: texts, marked };
    of(first.dump).published.push({ file: entry.file, source: first, piece });
    for (const source of further) of(source.dump).published.push({ file: entry.file, source });
  }
  for (const issue of archive.issues) {
    for (const omission of issue.omissions) of(omission.dump).omissions.push(omission);
  }
  return [...claims].map(([dump, claim]) => audit({ dump, ...claim, ...readDump(dumps, dump) }));
}

/** Lines and checksum of a dump; nothing if it is not there or cannot be read. */
function readDump(folder: string, dump: string): { lines: string[]; sha256: string } | undefined {
  const path = join(folder, dump);
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const decoded = decode(bytes);
  if (!decoded.ok) return undefined;
  return { lines: lines(decoded.text).map((line) => line.text), sha256: sha256(bytes) };
}

/** The accounts as a table: a line a dump, the sum below. */
export function table(accounts: readonly Account[]): string {
  const sum = (field: 'characters' | 'published' | 'omitted' | 'emended') =>
    accounts.reduce((total, account) => total + account[field], 0);
  const row = (name: string, values: readonly (number | string)[]) =>
    `${values.map((value) => String(value).padStart(8)).join(' ')}  ${name}\n`;
  const head = '    总字数     发表     略去     校勘     问题  转储\n';
  return (
    head +
    accounts
      .map((a) => row(a.dump, [a.characters, a.published, a.omitted, a.emended, a.faults.length]))
      .join('') +
    row('合计', [
      sum('characters'),
      sum('published'),
      sum('omitted'),
      sum('emended'),
      accounts.reduce((total, { faults }) => total + faults.length, 0),
    ])
  );
}

/** Audits, writes the table for the site, and throws with the faults if there are any. */
export function auditOrThrow(dumps: string, content: string): Account[] {
  const accounts = auditArchive(dumps, content);
  const path = join(content, AUDIT_FILE);
  writeFileSync(`${path}.tmp`, `${JSON.stringify(accounts, null, 2)}\n`);
  renameSync(`${path}.tmp`, path);
  const faults = accounts.flatMap((account) => account.faults);
  if (faults.length > 0) throw new Error(`核对没有通过：\n${faults.join('\n')}`);
  return accounts;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dumps: { type: 'string', default: 'content/dumps' },
      content: { type: 'string', default: 'content' },
      json: { type: 'boolean', default: false },
    },
  });
  const [dumps, content] = [resolve(values.dumps), resolve(values.content)];
  const accounts = auditArchive(dumps, content);
  process.stdout.write(values.json ? `${JSON.stringify(accounts, null, 2)}\n` : table(accounts));
  auditOrThrow(dumps, content);
  if (!values.json) process.stdout.write('每个字都有着落：没有遗漏，没有增添。\n');
}

if (import.meta.main) await runCommand(main);
