import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import config from '../archive.config.ts';
import { auditOrThrow } from './audit.ts';
import { articleFiles, assertSameCount, indexedRecords, piecePages } from './build/counts.ts';
import { fingerprint } from './build/fingerprint.ts';
import { bringBeside, recover, swapIn } from './build/swap.ts';
import { findDraw } from './export/draw.ts';
import { exportSite } from './export.ts';
import { indexContent } from './index.ts';
import { withLock } from './lock.ts';
import { runCommand } from './shell.ts';
import { checksumsOf, recordSums } from './verify/checksums.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Another folder can be built for once, for instance in a test: CONTENT_DIR=… npm run build */
export const CONTENT = resolve(ROOT, process.env.CONTENT_DIR ?? 'content');
process.env.CONTENT_DIR = CONTENT;

/** File that holds the fingerprint of what is in dist/. */
export const RECORD = '.cache/built';

const BUSY = '另一个构建正在进行。请等它完成后再运行。';

/** Names of import.meta.env that Astro sets itself. */
const BUILT_IN = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function renderPages(folder: string): Promise<void> {
  // Astro reports its use to its makers unless told not to; an archive's build talks to nobody.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Astro lets the environment override what pages ask import.meta.env; a site must not depend on it.
  for (const name of BUILT_IN) delete process.env[name];
  const { build } = await import('astro');
  await build({ root: ROOT, outDir: folder, logLevel: 'warn' });
}

/** Stops a build of content that is half written. */
function refuseInterruptedIngest(): void {
  if (existsSync(join(CONTENT, '.pending', 'plan.json'))) {
    throw new Error('上一次整理被中断，内容还不完整。请先运行 npm run ingest，它会接着做完。');
  }
}

async function makeSite(folder: string, seconds: () => string): Promise<void> {
  const draw = await findDraw();
  if (draw === undefined) say('这台机器不能画中文，链接预览用没有文字的图片。');
  process.env.CARDS = draw ? 'on' : 'off';
  say('生成页面…');
  await renderPages(folder);
  const pages = piecePages(folder);
  say(`已生成 ${pages} 篇的页面（${seconds()} 秒）。建立检索索引…`);
  const bundle = join(folder, 'pagefind');
  const given = await indexContent(CONTENT, bundle);
  const drawing = draw && { draw, cache: join(ROOT, '.cache', 'cards') };
  const exported = await exportSite(CONTENT, folder, drawing);
  assertSameCount([
    { name: '文章文件', count: articleFiles(CONTENT) },
    { name: '页面', count: pages },
    { name: '送交索引', count: given },
    { name: '索引记录', count: indexedRecords(bundle) },
    { name: '下载数据', count: exported },
  ]);
  say(`已索引 ${given} 篇（${seconds()} 秒）`);
  recordSums(folder, checksumsOf(folder));
}

async function buildUnderLock(out: string): Promise<void> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  recover(out);
  refuseInterruptedIngest();
  auditOrThrow(join(CONTENT, 'dumps'), CONTENT);
  const print = fingerprint(ROOT, CONTENT, config);
  const folder = join(ROOT, '.cache', 'building');
  rmSync(folder, { recursive: true, force: true });
  try {
    await makeSite(folder, seconds);
    if (fingerprint(ROOT, CONTENT, config) !== print) {
      throw new Error('构建期间内容或程序有改动，原有网站没有替换。请重新运行。');
    }
    swapIn(bringBeside(folder, out), out);
  } catch (error) {
    recover(out);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (out === join(ROOT, 'dist')) writeFileSync(join(ROOT, RECORD), print);
  say(`网站已构建到 ${relative(process.cwd(), out)}（${seconds()} 秒）`);
}

/**
 * Builds the site with its search index into `out`, all or nothing: whatever fails or is killed
 * leaves the last good build there. Everything is made in another folder first, and counted.
 *
 * @throws Error when another build is running, when the audit or Astro fails, when a count does not
 *   agree, or when the content changes meanwhile
 */
export function buildSite(out: string): Promise<void> {
  return withLock(join(ROOT, '.cache', 'build.lock'), BUSY, () => buildUnderLock(out));
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
  await buildSite(resolve(ROOT, values.out));
}

if (import.meta.main) await runCommand(main);
