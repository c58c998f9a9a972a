import {
  copyFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Archive, openArchive } from '../../../src/archive/archive.ts';
import { assertSameCount, type Counted, jointsOf } from '../../build/counts.ts';
import { recordFile, recordText } from '../../store/records.ts';
import { copyProject, runScript, seeded } from '../copy.ts';
import type { Faults, Tick } from './faults.ts';

/** A copy of content and site to do harm to, and the piece that it befalls. */
export interface Victim {
  archive: Archive;
  content: string;
  site: string;
  piece: Archive['articles'][number];
  /** Whether a piece is lost, or one invented. */
  lost: boolean;
}

function edit(site: string, pattern: string, change: (text: string) => string): void {
  for (const file of globSync(pattern, { cwd: site })) {
    const path = join(site, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
}

/** A record of ingest that knows a unit of which nothing was made. */
export function recordLostUnit({ content, piece }: Pick<Victim, 'content' | 'piece'>): void {
  const unit = { id: 'lost000001', file: 'articles/a/01.md', sha256: '', lines: [], title: '' };
  const record = { dump: 'lost.txt', sha256: '', issue: piece.issue, units: [unit] };
  const path = join(content, recordFile(record.dump));
  mkdirSync(resolve(path, '..'), { recursive: true });
  writeFileSync(path, recordText(record));
}

const one = ({ lost }: Victim): number => (lost ? -1 : 1);

/**
 * A way to lose or invent a piece at each joint; what a build would have counted otherwise is
 * returned. A unit that ingest forgot is taken for a piece made by hand, so units are only invented.
 */
export const HARMS: Readonly<Record<string, (victim: Victim) => Partial<Counted>>> = {
  转储单元(victim) {
    recordLostUnit(victim);
    return {};
  },
  文章文件({ content, piece, lost }) {
    const file = join(content, piece.file);
    if (lost) rmSync(file);
    else copyFileSync(file, file.replace(/\.md$/, '-again.md'));
    return {};
  },
  读入({ archive, piece, lost }) {
    const others = archive.articles.filter((other) => other !== piece);
    return { archive: { ...archive, articles: lost ? others : [...archive.articles, piece] } };
  },
  页面({ site, piece, lost }) {
    const page = join(site, 'articles', piece.id, 'source');
    if (lost) rmSync(page, { recursive: true });
    else cpSync(page, join(site, 'articles', 'invented', 'source'), { recursive: true });
    return {};
  },
  送交索引: (victim) => ({ indexed: victim.archive.articles.length + one(victim) }),
  索引记录(victim) {
    edit(victim.site, 'pagefind/pagefind-entry.json', (text) =>
      text.replace(
        /"page_count":\s*(\d+)/,
        (_, pages) => `"page_count":${Number(pages) + one(victim)}`,
      ),
    );
    return {};
  },
  下载数据: (victim) => ({ exported: victim.archive.articles.length + one(victim) }),
  站点地图({ site, piece, lost }) {
    const entry = new RegExp(
      `<url>(?:(?!</url>).)*/articles/${piece.id}/<(?:(?!</url>).)*</url>`,
      's',
    );
    edit(site, 'sitemaps/*.xml', (text) =>
      text.replace(entry, (found) => (lost ? '' : found + found)),
    );
    return {};
  },
};

/** The parts of a built site in which pieces are counted. */
export const COUNTED = ['articles', 'pagefind', 'sitemaps'];

/** Loses or invents a piece at a random joint of this archive: the counts must differ there. */
export function losePieces(runs: number, seed: number, tick: Tick): Faults {
  const copy = copyProject();
  runScript(copy, 'build.ts');
  const archive = openArchive(join(copy, 'content'));
  const count = archive.articles.length;
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const names = Object.keys(HARMS);
  const result: Faults = { hit: 0, faults: [] };
  for (let run = 1; run <= runs; run++) {
    const folder = mkdtempSync(join(tmpdir(), 'jianbao-joints-'));
    const [content, site] = [join(folder, 'content'), join(folder, 'site')];
    cpSync(join(copy, 'content'), content, { recursive: true });
    for (const part of COUNTED) {
      cpSync(join(copy, 'dist', part), join(site, part), { recursive: true });
    }
    const name = names[below(names.length)] ?? '';
    const [piece, lost] = [archive.articles[below(count)], random() < 0.5];
    if (!piece) throw new Error('the archive is empty');
    const changed = HARMS[name]?.({ archive, content, site, piece, lost });
    const joints = jointsOf({
      archive,
      content,
      site,
      indexed: count,
      exported: count,
      ...changed,
    });
    const what = `run ${run}: ${piece.id} ${lost ? 'lost' : 'invented'} at ${name}`;
    if (joints.every((joint) => joint.name !== name || joint.count === count)) {
      result.faults.push(`${what} is not counted there`);
    }
    try {
      assertSameCount(joints);
      result.faults.push(`${what} stops nothing`);
    } catch {
      result.hit += 1;
    }
    rmSync(folder, { recursive: true });
    tick(run);
  }
  rmSync(copy, { recursive: true, force: true });
  return result;
}
