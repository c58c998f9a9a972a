import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openArchive } from '../../../src/archive/archive.ts';
import { locate } from '../../serve/locate.ts';
import { recordHeads } from '../../store/records.ts';
import { copyProject, runScript, seeded, tryScript } from '../copy.ts';
import type { Faults, Tick } from './faults.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const RELEASE = join(ROOT, 'tests/fixtures/release-0.1.0');
const ARTICLE = /^\/articles\/([a-z0-9]+)\//;

/** Every address of the archive that release 0.1.0 built. */
export const ADDRESSES: readonly string[] = readFileSync(join(RELEASE, 'urls.txt'), 'utf8')
  .trim()
  .split('\n');

/** The ids of its pieces. */
export const IDS: readonly string[] = [
  ...new Set(ADDRESSES.flatMap((address) => ARTICLE.exec(address)?.[1] ?? [])),
];

/** Addresses of those that a built site does not answer with a page. */
export const dead = (dist: string, addresses: readonly string[]): string[] =>
  addresses.filter((address) => locate(dist, '/', address).kind !== 'file');

/** Puts the content of release 0.1.0, and the dumps it was made of, into a folder that is not there. */
export function unpackRelease(content: string): void {
  cpSync(join(RELEASE, 'content'), content, { recursive: true });
  mkdirSync(join(content, 'dumps'));
  for (const name of recordHeads(content).keys()) {
    cpSync(join(ROOT, 'content/dumps', name), join(content, 'dumps', name));
  }
}

/** Takes a run of lines out of a dump, doubles it, or puts it somewhere else. */
function disturb(text: string, random: () => number): string {
  const below = (most: number) => Math.floor(random() * most);
  const lines = text.split('\n');
  const [from, count] = [below(lines.length), 1 + below(12)];
  const kind = random();
  const moved = kind < 0.6 ? lines.splice(from, count) : lines.slice(from, from + count);
  if (kind >= 0.3) lines.splice(below(lines.length + 1), 0, ...moved);
  return lines.join('\n');
}

/** Changes to one copy of the release before the next begins from it. */
const STEPS = 10;

/** What a build says of a piece edited by hand whose printed text is no longer in its dump. */
const EDITORS_TURN = '核对没有通过';

/** Addresses of the release that the present content leaves dead, once it is built. */
function deadInBuild(copy: string, content: string, dist: string): string[] {
  const env = { BASE_PATH: '/', CONTENT_DIR: content };
  const { status, said } = tryScript(copy, 'build.ts', ['--out', dist], env);
  if (status !== 0) return said.includes(EDITORS_TURN) ? [] : [said];
  return dead(
    dist,
    IDS.map((id) => `/articles/${id}/`),
  );
}

/**
 * Changes a dump of the archive of release 0.1.0 at random and ingests it again, time after time:
 * every id of the release must keep a piece, an heir, or the word that it has ended. Every tenth
 * state is built and asked for each of their addresses, and the next begins from the release again.
 */
export function upgradeOn(runs: number, seed: number, tick: Tick): Faults {
  const copy = copyProject();
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-upgrade-'));
  const [content, dist] = [join(folder, 'content'), join(folder, 'dist')];
  const dumps = join(content, 'dumps');
  const random = seeded(seed);
  const result: Faults = { hit: 0, faults: [] };
  for (let run = 1; run <= runs; run++) {
    if (run % STEPS === 1) {
      rmSync(folder, { recursive: true });
      unpackRelease(content);
    }
    const names = [...recordHeads(content).keys()];
    const name = names[Math.floor(random() * names.length)] ?? '';
    const path = join(dumps, name);
    writeFileSync(path, disturb(readFileSync(path, 'utf8'), random));
    runScript(copy, 'ingest.ts', ['--dumps', dumps, '--content', content, '--redo', name]);
    const archive = openArchive(content);
    const ended = IDS.filter((id) => !archive.article(id) && !archive.ended.has(id));
    const lost = run % STEPS === 0 ? [...ended, ...deadInBuild(copy, content, dist)] : ended;
    if (lost.length === 0) result.hit += 1;
    else result.faults.push(`run ${run}, ${name}: ${lost.join(', ')}`);
    tick(run);
  }
  rmSync(copy, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  return result;
}
