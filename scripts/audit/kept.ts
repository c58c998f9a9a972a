import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Account } from './audit.ts';

/** Accounts of earlier runs, by a key of everything that goes into them. */
export interface KeptAccounts {
  find(key: string): Account | undefined;
  add(key: string, account: Account): Account;
  /** Writes those that were found or added in this run. */
  close(): void;
}

/** Accounts made by another `version` of the program are not used. Can be deleted at any time. */
export function keptAccounts(file: string, version: string): KeptAccounts {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const whole = lines[0] === version && lines.at(-1) === version;
  const known = new Map(
    (whole ? lines.slice(1, -1) : []).map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(0, tab), line.slice(tab + 1)];
    }),
  );
  const used: string[] = [];
  const use = (key: string, text: string): Account => {
    used.push(`${key}\t${text}`);
    return JSON.parse(text) as Account;
  };
  return {
    find(key) {
      const text = known.get(key);
      return text === undefined ? undefined : use(key, text);
    },
    add: (key, account) => use(key, JSON.stringify(account)),
    close() {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, [version, ...used, version].join('\n'));
      renameSync(`${file}.new`, file);
    },
  };
}
