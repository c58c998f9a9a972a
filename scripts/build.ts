import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import config from '../archive.config.ts';
import { articleFiles, assertSameCount, indexedRecords } from './build/counts.ts';
import { fingerprint } from './build/fingerprint.ts';
import { freshFolder, pagesUnder, recover, swapIn } from './build/swap.ts';
import { indexContent } from './index.ts';
import { withLock } from './lock.ts';
import { runCommand } from './shell.ts';
import { checksumsOf, recordSums } from './verify/checksums.ts';

const ROOT = resolve(import.meta.dirname, '..');

const CONTENT = join(ROOT, 'content');

/** File that holds the fingerprint of what is in dist/. */
export const RECORD = '.cache/built';

const BUSY = '另一个构建正在进行。请等它完成后再运行。';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function renderPages(folder: string): Promise<void> {
  // Astro reports its use to its makers unless told not to; an archive's build talks to nobody.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  await build({ root: ROOT, outDir: folder, logLevel: 'warn' });
}

async function buildUnderLock(out: string): Promise<void> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  recover(out);
  const print = fingerprint(ROOT, config);
  const fresh = freshFolder(out);
  try {
    say('生成页面…');
    await renderPages(fresh);
    const pages = pagesUnder(join(fresh, 'articles')).length;
    say(`已生成 ${pages} 篇的页面（${seconds()} 秒）。建立检索索引…`);
    const given = await indexContent(CONTENT, join(fresh, 'pagefind'));
    assertSameCount([
      { name: '文章文件', count: articleFiles(CONTENT) },
      { name: '页面', count: pages },
      { name: '送交索引', count: given },
      { name: '索引记录', count: indexedRecords(join(fresh, 'pagefind')) },
    ]);
    say(`已索引 ${given} 篇（${seconds()} 秒）`);
    recordSums(fresh, checksumsOf(fresh));
    swapIn(fresh, out);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  if (out === join(ROOT, 'dist')) {
    mkdirSync(dirname(join(ROOT, RECORD)), { recursive: true });
    writeFileSync(join(ROOT, RECORD), print);
  }
  say(`网站已构建到 ${out}（${seconds()} 秒）`);
}

/**
 * Builds the site with its search index into `out`, all or nothing: whatever fails or is killed
 * leaves the last good build there. Everything is made in a folder beside it first, and counted.
 *
 * @throws Error when another build is running, when Astro fails, or when a count does not agree
 */
export function buildSite(out: string): Promise<void> {
  return withLock(join(ROOT, '.cache', 'build.lock'), BUSY, () => buildUnderLock(out));
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
  await buildSite(resolve(ROOT, values.out));
}

if (import.meta.main) await runCommand(main);
