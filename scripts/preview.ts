import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import config from '../archive.config.ts';
import { recover } from './build/swap.ts';
import { withLock } from './lock.ts';
import { type ServedSite, serveSite } from './serve/server.ts';
import { runCommand } from './shell.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Where the site is served unless PORT says otherwise; Astro's own port, which people know. */
const USUAL_PORT = 4321;

async function serveOnUsualPort(folder: string): Promise<ServedSite> {
  const asked = process.env.PORT;
  if (asked) return serveSite(folder, config.base, Number(asked));
  try {
    return await serveSite(folder, config.base, USUAL_PORT);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return serveSite(folder, config.base, 0);
  }
}

/**
 * Serves the built site in dist/ to this machine and says where, until the process is stopped.
 *
 * @throws Error when nothing has been built
 */
export async function preview(): Promise<void> {
  const out = join(ROOT, 'dist');
  if (!existsSync(join(out, 'index.html'))) {
    const busy = '正在构建网站，请等它完成后再运行。';
    await withLock(join(ROOT, '.cache', 'build.lock'), busy, async () => recover(out));
  }
  if (!existsSync(join(out, 'index.html'))) {
    throw new Error('还没有构建过网站。请先运行 npm run build，或直接运行 npm start。');
  }
  const { url } = await serveOnUsualPort(out);
  process.stdout.write(`${config.title}：${url}  （按 Ctrl+C 停止）\n`);
}

if (import.meta.main) await runCommand(preview);
