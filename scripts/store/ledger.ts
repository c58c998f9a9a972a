import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** The ledger of permalinks in a content folder: one event a line, only ever appended to. */
export const LEDGER = 'permalinks.tsv';

/** What a run knows of the ledger: read once, however many issues it appends. */
export interface Ledger {
  /** Ids that were ever given out: none is used twice, not even one that has ended. */
  readonly used: Set<string>;
  /** Checksum of the whole ledger once `lines` are appended as well: to be asked once for each. */
  readonly sumWith: (lines: readonly string[]) => string;
}

export function openLedger(content: string): Ledger {
  const path = join(content, LEDGER);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const hash = createHash('sha256').update(text);
  let open = text !== '' && !text.endsWith('\n');
  return {
    used: new Set(text.split('\n').map((line) => line.split('\t')[0] ?? '')),
    sumWith(lines) {
      hash.update(tail(lines, open));
      open = false;
      return hash.copy().digest('hex');
    },
  };
}

/** Appends events; what stands in the ledger is not read. */
export function appendEvents(content: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const path = join(content, LEDGER);
  appendFileSync(path, tail(lines, existsSync(path) && endsOpen(path)));
}

/**
 * Appends events of which a run that was killed may have appended some, the last of them perhaps
 * in part: afterwards each is there, once.
 */
export function appendMissing(content: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const path = join(content, LEDGER);
  const old = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const last = old.slice(old.lastIndexOf('\n') + 1);
  const torn = last !== '' && lines.some((line) => line !== last && line.startsWith(last));
  const whole = torn ? old.slice(0, old.length - last.length) : old;
  const known = new Set(whole.split('\n'));
  const missing = lines.filter((line) => !known.has(line));
  const open = whole !== '' && !whole.endsWith('\n');
  writeFileSync(`${path}.tmp`, whole + tail(missing, open));
  renameSync(`${path}.tmp`, path);
}

/** Lines as they are appended: an editor may have left the last one without its end. */
function tail(lines: readonly string[], open: boolean): string {
  return (open ? '\n' : '') + lines.map((line) => `${line}\n`).join('');
}

function endsOpen(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
  } finally {
    closeSync(file);
  }
}
