import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';

/** The ledger of ids: one event a line, `id`, `minted`, `redirect` or `gone`, and issue or target. */
const LEDGER = 'permalinks.tsv';

/** What the ledger says: ids that were given out, and those that ended, with their heirs. */
export function readLedger(contentDir: string) {
  const path = join(contentDir, LEDGER);
  const events = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const minted = new Set<string>();
  const ends = new Map<string, string | undefined>();
  for (const line of events) {
    const [id = '', event, target] = line.split('\t');
    if (event === 'minted') minted.add(id);
    else ends.set(id, event === 'redirect' ? target : undefined);
  }
  return { minted, ends };
}

/**
 * The ids that were published once and name no piece any more, each with the id of the piece that
 * carries its text on, if there is one. An id without a piece and without a word of its end is a
 * problem: a permalink never breaks silently.
 */
export function readEnded(
  contentDir: string,
  isArticle: (id: string) => boolean,
  problems: Problem[],
): ReadonlyMap<string, string | undefined> {
  const { minted, ends } = readLedger(contentDir);
  for (const id of minted) {
    if (isArticle(id) || ends.has(id)) continue;
    problems.push({
      file: LEDGER,
      field: '',
      message: `编号 ${id} 发表过，现在没有稿件，也没有去向`,
      remedy: `请恢复这篇稿件，或在文件末尾加一行“${id}⇥redirect⇥新编号”或“${id}⇥gone⇥”（⇥ 为制表符）`,
    });
  }
  const ended = new Map<string, string | undefined>();
  for (const id of ends.keys()) if (!isArticle(id)) ended.set(id, follow(id));
  return ended;

  /** The end of a chain of redirects; undefined where it leads to no piece. */
  function follow(id: string): string | undefined {
    const seen = new Set<string>();
    let next: string | undefined = id;
    while (next !== undefined && !isArticle(next) && !seen.has(next)) {
      seen.add(next);
      next = ends.get(next);
    }
    return next !== undefined && isArticle(next) ? next : undefined;
  }
}
