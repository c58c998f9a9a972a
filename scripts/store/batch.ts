import { LIST } from '../verify/checksums.ts';
import { type Changes, commit } from './journal.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type Staged, stage } from './staged.ts';
import { pathInside, sumsOf, writeSums } from './sums.ts';

/**
 * Issues are written together until they come to so many UTF-16 units of text, or so many dumps:
 * the list of checksums is written anew with each batch, and memory holds one batch.
 */
const FULL = { text: 1_000_000, dumps: 200 };

/** Issues that are written together, all or nothing. */
export interface Batch {
  /** The content folder with what the batch holds: the next issue is planned on it. */
  readonly folder: Staged;
  readonly ledger: Ledger;
  /** Takes what is to be written for an issue; `done` is called when it has been. */
  add(changes: Changes, dumps: readonly Dump[], done: () => void): void;
  /** Writes everything if it is enough for a batch. */
  writeIfFull(): void;
  /** Writes everything. */
  write(): void;
  /** Files written and removed so far, in all batches. */
  changes(): number;
}

interface Dump {
  readonly name: string;
  readonly sha256: string;
}

interface Folders {
  readonly dumps: string;
  readonly content: string;
  /** Nothing is written, only counted. */
  readonly check: boolean;
}

export function openBatch({ dumps, content, check }: Folders): Batch {
  const folder = stage(content);
  const ledger = openLedger(content);
  const received = new Map<string, string>();
  const waiting: (() => void)[] = [];
  let size = 0;
  let written = 0;
  const write = () => {
    const count = folder.count();
    const changes = folder.take();
    const told = waiting.splice(0);
    if (count > 0 && !check) {
      const sums = sumsOf(changes, received, ledger);
      commit(content, changes, new Map([[LIST, (file) => writeSums(content, sums, file)]]));
    }
    received.clear();
    written += count;
    size = 0;
    for (const done of told) done();
  };
  return {
    folder,
    ledger,
    add(changes, made, done) {
      folder.add(changes);
      size += made.length;
      waiting.push(done);
      if (changes.write.size + changes.remove.length === 0) return;
      for (const dump of made) {
        const path = pathInside(content, dumps, dump.name);
        if (path !== undefined) received.set(path, dump.sha256);
      }
    },
    writeIfFull() {
      if (folder.size() >= FULL.text || size >= FULL.dumps) write();
    },
    write,
    changes: () => written,
  };
}
