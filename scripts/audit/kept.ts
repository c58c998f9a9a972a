import { keepLines, readKeptLines } from '../../src/archive/kept-lines.ts';
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
  const known = new Map(
    readKeptLines(file, version).map((line) => {
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
    close: () => keepLines(file, version, used),
  };
}
