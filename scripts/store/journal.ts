import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Files to write (path under the content folder → text), files to remove, lines for the ledger. */
export interface Changes {
  readonly write: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
  readonly ledger: readonly string[];
}

/** Folder of what a run has not finished; `recover` clears it at the start of the next. */
export const PENDING = '.pending';
const planSchema = z.strictObject({
  write: z.array(z.string()),
  remove: z.array(z.string()),
  ledger: z.array(z.string()),
});

export const LEDGER = 'permalinks.tsv';

/**
 * Makes all changes to a content folder or none. New files are first written beside the old ones;
 * the plan, put in place by one rename, is the point of no return: a run that is killed after it is
 * carried to its end by `recover` at the next start, one killed before it leaves no trace.
 */
export function commit(content: string, changes: Changes): void {
  const pending = join(content, PENDING);
  rmSync(pending, { recursive: true, force: true });
  mkdirSync(pending, { recursive: true });
  const write = [...changes.write.keys()];
  for (const [index, path] of write.entries()) {
    writeFileSync(join(pending, String(index)), changes.write.get(path) ?? '');
  }
  const plan = { write, remove: changes.remove, ledger: changes.ledger };
  writeFileSync(join(pending, 'plan.tmp'), JSON.stringify(plan));
  renameSync(join(pending, 'plan.tmp'), join(pending, 'plan.json'));
  recover(content);
}

/** Carries out a plan that a killed run left behind; clears away what never became a plan. */
export function recover(content: string): void {
  const pending = join(content, PENDING);
  const file = join(pending, 'plan.json');
  if (existsSync(file)) {
    const plan = planSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const [index, path] of plan.write.entries()) {
      const from = join(pending, String(index));
      if (!existsSync(from)) continue;
      mkdirSync(dirname(join(content, path)), { recursive: true });
      renameSync(from, join(content, path));
    }
    for (const path of plan.remove) rmSync(join(content, path), { force: true });
    appendLedger(content, plan.ledger);
  }
  rmSync(pending, { recursive: true, force: true });
}

/** The ledger of permalinks once lines are appended to it, each once. */
export function ledgerText(content: string, lines: readonly string[]): string {
  const path = join(content, LEDGER);
  const old = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const known = new Set(old.split('\n'));
  const fresh = lines.filter((line) => !known.has(line));
  return `${old}${fresh.map((line) => `${line}\n`).join('')}`;
}

function appendLedger(content: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const path = join(content, LEDGER);
  writeFileSync(`${path}.tmp`, ledgerText(content, lines));
  renameSync(`${path}.tmp`, path);
}
