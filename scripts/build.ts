import { hash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import config from '../archive.config.ts';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import { shareArchive } from '../src/archive/site.ts';
import { keptAccounts } from './audit/kept.ts';
import { auditOrThrow } from './audit.ts';
import { articleFiles, assertSameCount, indexedRecords, piecePages } from './build/counts.ts';
import { contentPrint, printOf, programPrint } from './build/fingerprint.ts';
import { type Manifest, manifestFile, readManifest, writeManifest } from './build/manifest.ts';
import { type PagesMade, pagesInBulk } from './build/prerender.ts';
import type { LastBuild } from './build/reuse.ts';
import { bringBeside, recover, swapIn } from './build/swap.ts';
import { type Draw, findDraw } from './export/draw.ts';
import { exportSite } from './export.ts';
import { indexArchive } from './index.ts';
import { BUSY, withLock } from './lock.ts';
import { runCommand } from './shell.ts';
import { checksumsOf, filesOf, LIST, recordedSums, recordSums } from './verify/checksums.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Another folder can be built for once, for instance in a test: CONTENT_DIR=… npm run build */
export const CONTENT = resolve(ROOT, process.env.CONTENT_DIR ?? 'content');
process.env.CONTENT_DIR = CONTENT;

/** File that holds the fingerprint of what is in dist/. */
export const RECORD = '.cache/built';

/** Names of import.meta.env that Astro sets itself. */
const BUILT_IN = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Renders what is not taken over from the last build. */
async function renderPages(folder: string, last: LastBuild | undefined): Promise<PagesMade> {
  // Astro reports its use to its makers unless told not to; an archive's build talks to nobody.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Astro lets the environment override what pages ask import.meta.env; a site must not depend on it.
  for (const name of BUILT_IN) delete process.env[name];
  const { build } = await import('astro');
  const made: PagesMade = { keys: new Map(), sums: new Map(), rendered: 0, reused: 0 };
  const site = { out: folder, site: config.site, base: config.base };
  const integrations = [pagesInBulk(site, last, made)];
  await build({ root: ROOT, outDir: folder, logLevel: 'warn', integrations });
  return made;
}

/** Stops a build of content that is half written. */
function refuseInterruptedIngest(): void {
  if (existsSync(join(CONTENT, '.pending', 'plan.json'))) {
    throw new Error('上一次整理被中断，内容还不完整。请先运行 npm run ingest，它会接着做完。');
  }
}

interface Site {
  archive: Archive;
  folder: string;
  draw: Draw | undefined;
  last: LastBuild | undefined;
  seconds: () => string;
}

/** Makes everything in `folder`; returns the content keys of its pages. */
async function makeSite({ archive, folder, draw, last, seconds }: Site) {
  say('生成页面…');
  shareArchive(archive);
  const made = await renderPages(folder, last);
  const pages = piecePages(folder);
  say(`已生成 ${pages} 篇的页面（${seconds()} 秒）。建立检索索引…`);
  const bundle = join(folder, 'pagefind');
  const given = await indexArchive(archive, bundle);
  say(`已索引 ${given} 篇（${seconds()} 秒）`);
  const drawing = draw && { draw, cache: join(ROOT, '.cache', 'cards') };
  const exported = await exportSite(archive, folder, drawing);
  assertSameCount([
    { name: '文章文件', count: articleFiles(CONTENT) },
    { name: '页面', count: pages },
    { name: '送交索引', count: given },
    { name: '索引记录', count: indexedRecords(bundle) },
    { name: '下载数据', count: exported },
  ]);
  recordSums(folder, checksumsOf(folder, made.sums));
  return made.keys;
}

/** The site in `out` as far as it can be used again: made by the same program, its list unharmed. */
function lastBuild(out: string, manifest: Manifest | undefined, code: string) {
  const list = join(out, LIST);
  if (!manifest || manifest.code !== code || !existsSync(list)) return undefined;
  if (hash('sha256', readFileSync(list)) !== manifest.sums) return undefined;
  return { folder: out, keys: manifest.keys, sums: recordedSums(out)?.sums ?? new Map() };
}

/** Whether `out` holds all the files that it held when it was built. */
const isWhole = ({ folder, sums }: LastBuild) =>
  filesOf(folder).length === sums.size && filesOf(folder).every((file) => sums.has(file));

async function buildUnderLock(out: string, full: boolean): Promise<void> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  recover(out);
  refuseInterruptedIngest();
  const draw = await findDraw();
  if (draw === undefined) say('这台机器不能画中文，链接预览用没有文字的图片。');
  process.env.CARDS = draw ? 'on' : 'off';

  const program = programPrint(ROOT, config);
  const code = hash('sha256', `${program} ${process.env.CARDS}`);
  const content = contentPrint(CONTENT);
  const file = manifestFile(ROOT, out);
  const manifest = full ? undefined : readManifest(file);
  const last = lastBuild(out, manifest, code);
  if (last && manifest?.content === content && isWhole(last)) {
    say(`内容和程序都没有变化，${relative(process.cwd(), out)} 已是最新（${seconds()} 秒）`);
    return;
  }
  const kept = (name: string) =>
    join(ROOT, '.cache', name, `${hash('sha256', CONTENT).slice(0, 16)}.tsv`);
  const archive = openArchive(CONTENT, { file: kept('entries'), version: program });
  auditOrThrow(join(CONTENT, 'dumps'), CONTENT, archive, keptAccounts(kept('accounts'), program));
  say(`已核对 ${archive.articles.length} 篇（${seconds()} 秒）`);
  const folder = join(ROOT, '.cache', 'building');
  rmSync(folder, { recursive: true, force: true });
  try {
    const keys = await makeSite({ archive, folder, draw, last, seconds });
    if (contentPrint(CONTENT) !== content || programPrint(ROOT, config) !== program) {
      throw new Error('构建期间内容或程序有改动，原有网站没有替换。请重新运行。');
    }
    const sums = hash('sha256', readFileSync(join(folder, LIST)));
    swapIn(bringBeside(folder, out), out);
    writeManifest(file, { content, code, sums, keys });
  } catch (error) {
    recover(out);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (out === join(ROOT, 'dist')) writeFileSync(join(ROOT, RECORD), printOf(program, content));
  say(`网站已构建到 ${relative(process.cwd(), out)}（${seconds()} 秒）`);
}

/**
 * Builds the site with its search index into `out`, all or nothing: whatever fails or is killed
 * leaves the last good build there. Everything is made in another folder first, and counted. What
 * has not changed since the last build is taken over from it, unless the build is to be `full`.
 *
 * @throws Error when another build is running, when the audit or Astro fails, when a count does not
 *   agree, or when the content changes meanwhile
 */
export function buildSite(out: string, full = false): Promise<void> {
  return withLock(join(ROOT, '.cache', 'build.lock'), BUSY, () => buildUnderLock(out, full));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'dist' },
      /** Takes nothing over from the last build. */
      full: { type: 'boolean', default: false },
    },
  });
  await buildSite(resolve(ROOT, values.out), values.full);
}

if (import.meta.main) await runCommand(main);
