import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Archive } from '../src/archive/archive.ts';
import { auditArchive } from './audit/archive.ts';
import { type Account, AUDIT_FILE } from './audit/audit.ts';
import type { KeptAccounts } from './audit/kept.ts';
import { runCommand } from './shell.ts';

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

/** Writes the table for the site, whole or not at all. */
function writeAccounts(content: string, accounts: readonly Account[]): void {
  const path = join(content, AUDIT_FILE);
  writeFileSync(`${path}.tmp`, `${JSON.stringify(accounts, null, 2)}\n`);
  renameSync(`${path}.tmp`, path);
}

/** Throws with the faults if there are any. */
function assertAccounted(accounts: readonly Account[]): void {
  const faults = accounts.flatMap((account) => account.faults);
  if (faults.length > 0) throw new Error(`核对没有通过：\n${faults.join('\n')}`);
}

/** Audits, writes the table for the site, and throws with the faults if there are any. */
export function auditOrThrow(
  dumps: string,
  content: string,
  archive?: Archive,
  kept?: KeptAccounts,
  known?: (dump: string) => string | undefined,
): Account[] {
  const accounts = auditArchive(dumps, content, archive, kept, known);
  writeAccounts(content, accounts);
  assertAccounted(accounts);
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
  writeAccounts(content, accounts);
  assertAccounted(accounts);
  if (!values.json) process.stdout.write('每个字都有着落：没有遗漏，没有增添。\n');
}

if (import.meta.main) await runCommand(main);
