import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Debian's packages: the browser, and a font without which Chinese pages are rows of boxes. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-cjk'];

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds Chromium or Chrome: CHROMIUM_PATH first, then PATH, then where systems put it. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...ELSEWHERE].find(runnable);
}

function installOnDebian(): void {
  const run = (args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (run(['update', '-q'])) {
    run(['install', '-y', '-q', '--no-install-recommends', ...DEBIAN_PACKAGES]);
  }
}

/**
 * The path of a Chromium that browser tests can use; installs it on Debian when run as root.
 *
 * @throws Error that says in one sentence what to install
 */
export function requireChromium(): string {
  const found = findChromium();
  if (found !== undefined) {
    if (runnable(found)) return found;
    throw new Error(
      `CHROMIUM_PATH 指向的 ${found} 无法运行，请改为 Chromium 或 Chrome 的完整路径。`,
    );
  }
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    installOnDebian();
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `浏览器测试需要 Chromium 或 Google Chrome：Debian 和 Ubuntu 请运行 sudo apt-get install ${DEBIAN_PACKAGES.join(' ')}，其他系统安装后用环境变量 CHROMIUM_PATH 指明它的路径。`,
  );
}

/** Chromium without a sandbox (it runs as root in CI) and without talking to its makers. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium that was found, without a window; close it when done. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireChromium(), args: FLAGS });
}
