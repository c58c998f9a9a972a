import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../src/archive/archive.ts';
import { readLedger } from '../../src/archive/permalinks.ts';
import { readRecord, recordHeads } from '../store/records.ts';

/** How many pieces there are at one joint of the build. */
export interface Joint {
  name: string;
  count: number;
}

/** Files of pieces in the content folder, counted by name alone. */
export function articleFiles(content: string): number {
  return globSync('articles/*/*.md', { cwd: content }).length;
}

/** Pages of pieces in a built site: addresses that have ended have a page too, but no source. */
export function piecePages(site: string): number {
  const folder = join(site, 'articles');
  if (!existsSync(folder)) return 0;
  // A pattern (`globSync`) that looks into each of 10,000 folders was seen in profiles of new issues.
  const hasSource = (name: string) => existsSync(join(folder, name, 'source', 'index.html'));
  return readdirSync(folder).filter(hasSource).length;
}

/** Records that Pagefind says its bundle holds, all languages together. */
export function indexedRecords(bundle: string): number {
  const file = join(bundle, 'pagefind-entry.json');
  if (!existsSync(file)) return 0;
  const entry = JSON.parse(readFileSync(file, 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  return Object.values(entry.languages).reduce((sum, { page_count }) => sum + page_count, 0);
}

/** Pieces of which the sitemaps give the address; their lines in the dump are pages of their own. */
export function mappedPieces(site: string): number {
  const piece = /\/articles\/[a-z0-9]+\/<\/loc>/g;
  return globSync('sitemaps/*.xml', { cwd: site })
    .map((file) => readFileSync(join(site, file), 'utf8').match(piece)?.length ?? 0)
    .reduce((sum, count) => sum + count, 0);
}

/**
 * Units that dumps were cut into, as ingest recorded them, without those that have ended; with the
 * pieces that an editor has made of others by hand.
 */
function unitsOfDumps(content: string, archive: Archive): number {
  const records = [...recordHeads(content).values()];
  const units = records.flatMap(({ file }) => readRecord(content, file).units);
  const cut = new Set(units.map(({ id }) => id));
  const byHand = archive.articles.filter(({ id }) => !cut.has(id)).length;
  return [...cut].filter((id) => !archive.ended.has(id)).length + byHand;
}

/** What a build has made, and what of it is counted. */
export interface Counted {
  archive: Archive;
  content: string;
  site: string;
  /** Pieces that were given to the index, and those written into the data to take away. */
  indexed: number;
  exported: number;
}

/** The number of pieces at every joint from the dumps to the sitemaps, each counted in its own way. */
export function jointsOf({ archive, content, site, indexed, exported }: Counted): Joint[] {
  return [
    { name: '转储单元', count: unitsOfDumps(content, archive) },
    { name: '文章文件', count: articleFiles(content) },
    { name: '读入', count: archive.articles.length },
    { name: '页面', count: piecePages(site) },
    { name: '送交索引', count: indexed },
    { name: '索引记录', count: indexedRecords(join(site, 'pagefind')) },
    { name: '下载数据', count: exported },
    { name: '站点地图', count: mappedPieces(site) },
  ];
}

/**
 * Stops a build of pieces whose ids the ledger does not know, such as those that an editor has made
 * by hand: nothing would notice if their addresses broke one day.
 *
 * @throws Error that names the ids and says what to write
 */
export function assertRegistered(archive: Archive, content: string): void {
  const { minted } = readLedger(content);
  const unknown = archive.articles.filter(({ id }) => !minted.has(id));
  if (unknown.length === 0) return;
  const lines = unknown.slice(0, 20).map(({ id, issue }) => `${id}⇥minted⇥${issue}`);
  const more = unknown.length > lines.length ? `\n……共 ${unknown.length} 篇` : '';
  throw new Error(
    `permalinks.tsv 没有登记这些稿件的编号，网址将来断了也不会有人发现。请在文件末尾加上（⇥ 为制表符）：\n${lines.join('\n')}${more}`,
  );
}

/**
 * Stops a build in which pieces got lost or were invented on the way.
 *
 * @throws Error that shows the count at every joint
 */
export function assertSameCount(joints: Joint[]): void {
  if (new Set(joints.map(({ count }) => count)).size <= 1) return;
  const shown = joints.map(({ name, count }) => `${name} ${count}`).join('，');
  throw new Error(`各环节的篇数不一致，构建已停止，原有网站没有改动：${shown}。`);
}
