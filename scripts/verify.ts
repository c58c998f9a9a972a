import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MADE } from './build/fingerprint.ts';
import { runCommand } from './shell.ts';
import {
  type Checksums,
  checksumsOf,
  compareSums,
  type Differences,
  LIST,
  recordedSums,
  recordSums,
} from './verify/checksums.ts';

const ROOT = resolve(import.meta.dirname, '..');

const say = (text: string) => process.stdout.write(`${text}\n`);

/** What is kept of the content. */
function contentSums(content: string): Checksums {
  const sums = checksumsOf(content);
  for (const file of MADE) sums.delete(file);
  return sums;
}

/** A dump is a received document: nobody has a reason to change or remove one. */
const isDump = (path: string) => path.startsWith('dumps/');

function report(name: string, { changed, missing, added }: Differences): void {
  for (const path of changed) say(`已改动  ${name}/${path}`);
  for (const path of missing) say(`不见了  ${name}/${path}`);
  for (const path of added) say(`未登记  ${name}/${path}`);
}

/** Records the present state of the content; what happened to dumps is never accepted. */
function accept(content: string): void {
  const found = contentSums(content);
  const recorded = recordedSums(content)?.sums ?? new Map<string, string>();
  const { changed, missing } = compareSums(recorded, found);
  const dumps = [...changed, ...missing].filter(isDump);
  if (dumps.length > 0) {
    throw new Error(
      `转储是收到时的原件，不能改动或删除：${dumps.join('、')}。请从备份或版本库恢复后再登记。`,
    );
  }
  recordSums(content, found);
  say(`已登记 content/ 中 ${found.size} 个文件的校验和（content/${LIST}）`);
}

/**
 * True when every recorded file of a folder is as recorded. A file that is not recorded is named,
 * and is a fault only where nothing may be added.
 */
function verifyFolder(
  { name, path, mayGrow, remedy }: { name: string; path: string; mayGrow: boolean; remedy: string },
  found: Checksums,
): boolean {
  const recorded = recordedSums(path);
  if (recorded === undefined) {
    say(`${name}/ 还没有校验和。${remedy}`);
    return false;
  }
  for (const line of recorded.damaged) say(`已损坏  ${name}/${LIST} 第 ${line} 行`);
  const differences = compareSums(recorded.sums, found);
  report(name, differences);
  const { changed, missing, added } = differences;
  const faults = changed.length + missing.length + recorded.damaged.length;
  const count = mayGrow ? faults : faults + added.length;
  const kept = recorded.sums.size - changed.length - missing.length;
  say(`${name}/ 中 ${kept} 个文件与登记的校验和一致`);
  if (count > 0) say(`${name}/ 有 ${count} 处与登记不符。${remedy}`);
  if (mayGrow && [...changed, ...missing].some(isDump)) say(DUMP_REMEDY);
  return count === 0;
}

const CONTENT_REMEDY =
  '编辑改过的文章会列在这里，这很正常：看过无误，运行 npm run verify -- --accept 登记即可；不是有意改的，请从备份或版本库恢复。';
const DUMP_REMEDY = '其中有转储：转储是收到时的原件，不应有任何改动，请从备份或版本库恢复。';
const DIST_REMEDY = '请运行 npm run build -- --full，从内容重新构建。';

/**
 * Compares content/ and dist/, as far as it is there, with the checksums recorded in them: the exit
 * status is set to 1 where they differ. With --accept, records what content/ is now, after an
 * editor's work.
 *
 * @throws Error for an option that is not known, and for a changed dump that is to be accepted
 */
export async function verifyCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      accept: { type: 'boolean', default: false },
      content: { type: 'string', default: 'content' },
      dist: { type: 'string', default: 'dist' },
    },
  });
  const content = resolve(ROOT, values.content);
  const dist = resolve(ROOT, values.dist);
  if (values.accept) {
    accept(content);
    return;
  }
  const contentHolds = verifyFolder(
    { name: 'content', path: content, mayGrow: true, remedy: CONTENT_REMEDY },
    contentSums(content),
  );
  const distHolds =
    !existsSync(join(dist, 'index.html')) ||
    verifyFolder(
      { name: 'dist', path: dist, mayGrow: false, remedy: DIST_REMEDY },
      checksumsOf(dist),
    );
  if (!contentHolds || !distHolds) process.exitCode = 1;
}

if (import.meta.main) await runCommand(() => verifyCommand(process.argv.slice(2)));
