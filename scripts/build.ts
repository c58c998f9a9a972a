import { hash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Archive } from '../src/archive/archive.ts';
import { assertSameCount, jointsOf, piecePages } from './build/counts.ts';
import { printOf } from './build/fingerprint.ts';
import { withParts } from './build/jobs.ts';
import { type Manifest, manifestFile, readManifest, writeManifest } from './build/manifest.ts';
import { buildOptions } from './build/options.ts';
import type { PagesMade } from './build/pages.ts';
import { joinParts, labelPart } from './build/part.ts';
import { projectProgram, renderPages } from './build/render.ts';
import { keptFiles, type LastBuild } from './build/reuse.ts';
import type { Shard } from './build/shard.ts';
import {
  assertUnchanged,
  CONTENT,
  codeNow,
  ROOT,
  readSource,
  type Source,
} from './build/source.ts';
import { bringBeside, recover, swapIn } from './build/swap.ts';
import type { Draw } from './export/draw.ts';
import { exportSite } from './export.ts';
import { indexArchive, keptIndex } from './index.ts';
import { type KeptParts, keptPlace } from './kept.ts';
import { BUSY, withLock } from './lock.ts';
import { say, tellPrograms } from './progress.ts';
import { runCommand } from './shell.ts';
import { checksumsOf, filesOf, LIST, recordedSums, recordSums } from './verify/checksums.ts';

/** File that holds the fingerprint of what is in dist/. */
export const RECORD = '.cache/built';

interface Site {
  archive: Archive;
  folder: string;
  draw: Draw | undefined;
  last: LastBuild | undefined;
  makePages: () => Promise<PagesMade>;
  /** Parts of the search index of the last build; a full build makes all anew. */
  index: KeptParts | undefined;
  seconds: () => string;
}

/** Makes everything in `folder`. */
async function makeSite({
  archive,
  folder,
  draw,
  last,
  makePages,
  index,
  seconds,
}: Site): Promise<PagesMade> {
  const makeIndex = () => indexArchive(archive, join(folder, 'pagefind'), index);
  const pagesMade = makePages();
  // Where little is new, pages are mostly taken over, by a thread that leaves room for other work.
  const beside = last && makeIndex();
  // Whoever awaits it is told of an error.
  beside?.catch(() => {});
  // Nothing may still write into the folder when it is removed for an error.
  const made = await pagesMade.catch(async (error: unknown) => {
    await Promise.allSettled([beside]);
    throw error;
  });
  const pages = piecePages(folder);
  say(`已生成 ${pages} 篇的页面（${seconds()} 秒）。建立检索索引…`);
  const given = await (beside ?? makeIndex());
  say(`已索引 ${given} 篇（${seconds()} 秒）`);
  const drawing = draw && { draw, cache: keptPlace(ROOT, 'cards', CONTENT) };
  const kept = keptFiles(last, folder, made);
  const exported = await exportSite(archive, folder, drawing, made.urls, kept);
  assertSameCount(jointsOf({ archive, content: CONTENT, site: folder, indexed: given, exported }));
  recordSums(folder, checksumsOf(folder, made.sums));
  return made;
}

/** The site in `out` as far as it can be used again: made by the same program, its list unharmed. */
function lastBuild(out: string, manifest: Manifest | undefined, code: string) {
  const list = join(out, LIST);
  if (!manifest || manifest.code !== code || !existsSync(list)) return undefined;
  if (hash('sha256', readFileSync(list)) !== manifest.sums) return undefined;
  return { folder: out, keys: manifest.keys, sums: recordedSums(out)?.sums ?? new Map() };
}

/** Whether `out` holds all the files that it held when it was built. */
function isWhole({ folder, sums }: LastBuild): boolean {
  const files = filesOf(folder);
  return files.length === sums.size && files.every((file) => sums.has(file));
}

const timer = () => {
  const started = performance.now();
  return () => ((performance.now() - started) / 1000).toFixed(1);
};

/** Opens the archive while a program that is not compiled yet is compiled. */
async function openAndCompile(source: Source, audited: boolean) {
  const compiling = projectProgram(ROOT, codeNow);
  // What is wrong with the content is told first.
  compiling.catch(() => {});
  const opened = await source.open(audited);
  return { ...opened, program: await compiling };
}

async function buildUnderLock(out: string, full: boolean, parts: readonly string[]): Promise<void> {
  const seconds = timer();
  recover(out);
  const source = await readSource();
  const { program, content, code, draw } = source;
  const file = manifestFile(ROOT, out);
  const manifest = full ? undefined : readManifest(file);
  const last = lastBuild(out, manifest, code);
  const same = last && manifest?.content === content;
  if (same && parts.length === 0 && isWhole(last)) {
    say(`内容和程序都没有变化，${relative(process.cwd(), out)} 已是最新（${seconds()} 秒）`);
    return;
  }
  // The accounts of the dumps are on a page of the first part, which was audited.
  const {
    archive,
    second,
    program: modules,
  } = parts.length > 0
    ? { ...(await source.open(false)), program: '' }
    : await openAndCompile(source, true);
  say(`已核对 ${archive.articles.length} 篇（${seconds()} 秒）`);
  const folder = join(ROOT, '.cache', 'building');
  rmSync(folder, { recursive: true, force: true });
  try {
    say(parts.length > 0 ? `合并 ${parts.length} 份…` : '生成页面…');
    const makePages = async () =>
      parts.length > 0
        ? joinParts(parts, folder, { content, code })
        : renderPages({ archive, program: modules, folder, last, second });
    const index = full ? undefined : keptIndex(CONTENT, program);
    const made = await makeSite({ archive, folder, draw, last, makePages, index, seconds });
    assertUnchanged(source);
    const sums = hash('sha256', readFileSync(join(folder, LIST)));
    swapIn(bringBeside(folder, out), out);
    writeManifest(file, { content, code, sums, keys: made.keys });
  } catch (error) {
    recover(out);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (out === join(ROOT, 'dist')) writeFileSync(join(ROOT, RECORD), printOf(program, content));
  say(`网站已构建到 ${relative(process.cwd(), out)}（${seconds()} 秒）`);
}

/** Makes the pages of one part into `out`. Parts can be made at the same time. */
async function buildPart(out: string, shard: Shard): Promise<void> {
  const seconds = timer();
  recover(out);
  const source = await readSource();
  const { archive, second, program } = await openAndCompile(source, shard.part === 1);
  const folder = join(ROOT, '.cache', `building-${shard.part}-${shard.of}`);
  rmSync(folder, { recursive: true, force: true });
  try {
    const made = await renderPages({ archive, program, folder, last: undefined, shard, second });
    labelPart(folder, shard, source, made);
    assertUnchanged(source);
    swapIn(bringBeside(folder, out), out);
    const where = relative(process.cwd(), out);
    say(`第 ${shard.part}/${shard.of} 份：${made.sums.size} 页，写到 ${where}（${seconds()} 秒）`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds the site with its search index into `out`, all or nothing: whatever fails or is killed
 * leaves the last good build there. Everything is made in another folder first, and counted. What
 * has not changed since the last build is taken over from it, unless the build is to be `full`.
 *
 * @param parts folders of all parts of the site; pages are joined from them, not rendered
 * @throws Error when another build is running, when the audit or Astro fails, when a count does not
 *   agree, or when the content changes meanwhile
 */
export function buildSite(out: string, full = false, parts: readonly string[] = []): Promise<void> {
  const lock = join(ROOT, '.cache', 'build.lock');
  return withLock(lock, BUSY, () => buildUnderLock(out, full, parts));
}

async function main(): Promise<void> {
  const { out, full, shard, merge, jobs, json } = buildOptions();
  if (json) tellPrograms();
  const site = resolve(ROOT, out);
  if (shard) {
    const lock = join(ROOT, '.cache', `build-${shard.part}-${shard.of}.lock`);
    await withLock(lock, BUSY, () => buildPart(site, shard));
  } else if (jobs > 1) {
    await withParts(jobs, join(ROOT, '.cache', 'parts'), (parts) => buildSite(site, true, parts));
  } else {
    await buildSite(
      site,
      full,
      merge.map((part) => resolve(part)),
    );
  }
}

if (import.meta.main) await runCommand(main);
