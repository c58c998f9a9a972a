import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { formatList, LIST, parseList } from '../verify/checksums.ts';
import { type Changes, LEDGER, ledgerText } from './journal.ts';
import { sha256 } from './records.ts';

/** A dump file: where it stands, and its checksum. */
interface Received {
  readonly path: string;
  readonly sha256: string;
}

/**
 * The changes with the list of checksums that fits them, so that both are written together. Only
 * what ingest writes itself is recorded, and the dump it was made from: a file that an editor has
 * touched keeps the checksum it has until the editor accepts it (`npm run verify -- --accept`).
 */
export function withSums(content: string, dump: Received, changes: Changes): Changes {
  const file = join(content, LIST);
  const { sums } = parseList(existsSync(file) ? readFileSync(file, 'utf8') : '');
  for (const [path, text] of changes.write) sums.set(path, sha256(text));
  for (const path of changes.remove) sums.delete(path);
  const received = relative(content, dump.path).split(sep).join('/');
  if (!received.startsWith('..')) sums.set(received, dump.sha256);
  if (changes.ledger.length > 0) sums.set(LEDGER, sha256(ledgerText(content, changes.ledger)));
  return { ...changes, write: new Map([...changes.write, [LIST, formatList(sums)]]) };
}
