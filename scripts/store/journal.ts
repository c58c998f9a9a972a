import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { appendEvents, appendMissing } from './ledger.ts';

/** Files to write (path under the content folder → text), files to remove, lines for the ledger. */
export interface Changes {
  readonly write: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
  readonly ledger: readonly string[];
}

/** Writes a file that is too big for memory at the path it is given. */
export type Write = (file: string) => void;

/** Folder of what a run has not finished; `recover` clears it at the start of the next. */
export const PENDING = '.pending';
const planSchema = z.strictObject({
  write: z.array(z.string()),
  remove: z.array(z.string()),
  ledger: z.array(z.string()),
});
type Plan = z.infer<typeof planSchema>;

/**
 * Makes all changes to a content folder or none. New files are first written beside the old ones;
 * the plan, put in place by one rename, is the point of no return: a run that is killed after it is
 * carried to its end by `recover` at the next start, one killed before it leaves no trace.
 *
 * @param big files whose text is not held in memory
 */
export function commit(
  content: string,
  changes: Changes,
  big: ReadonlyMap<string, Write> = new Map(),
): void {
  const pending = join(content, PENDING);
  const write = [...changes.write.keys(), ...big.keys()];
  const plan = { write, remove: [...changes.remove], ledger: [...changes.ledger] };
  rmSync(pending, { recursive: true, force: true });
  try {
    mkdirSync(pending, { recursive: true });
    for (const [index, path] of write.entries()) {
      const file = join(pending, String(index));
      const text = changes.write.get(path);
      if (text === undefined) big.get(path)?.(file);
      else writeFileSync(file, text);
    }
    writeFileSync(join(pending, 'plan.tmp'), JSON.stringify(plan));
    renameSync(join(pending, 'plan.tmp'), join(pending, 'plan.json'));
  } catch (error) {
    // On a full disk, what was written so far would be in the way of whoever makes room.
    rmSync(pending, { recursive: true, force: true });
    throw error;
  }
  carryOut(content, plan);
  appendEvents(content, plan.ledger);
  rmSync(pending, { recursive: true, force: true });
}

/** Carries out a plan that a killed run left behind; clears away what never became a plan. */
export function recover(content: string): void {
  const pending = join(content, PENDING);
  const file = join(pending, 'plan.json');
  if (existsSync(file)) {
    const plan = planSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    carryOut(content, plan);
    appendMissing(content, plan.ledger);
  }
  rmSync(pending, { recursive: true, force: true });
}

/** @throws Error when a run was killed after its point of no return: what stands there is half of it */
export function refuseInterrupted(content: string): void {
  if (existsSync(join(content, PENDING, 'plan.json'))) {
    throw new Error('上一次整理被中断，内容还不完整。请先运行 npm run ingest，它会接着做完。');
  }
}

/** Puts files in place and takes others away; what has been done already is left as it is. */
function carryOut(content: string, { write, remove }: Plan): void {
  const pending = join(content, PENDING);
  const folders = new Set<string>();
  for (const [index, path] of write.entries()) {
    const from = join(pending, String(index));
    if (!existsSync(from)) continue;
    const to = join(content, path);
    if (!folders.has(dirname(to))) mkdirSync(dirname(to), { recursive: true });
    folders.add(dirname(to));
    renameSync(from, to);
  }
  for (const path of remove) rmSync(join(content, path), { force: true });
}
