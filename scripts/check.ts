import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

export interface Check {
  name: string;
  /** Path of a program under the project, and its arguments; run by this Node. */
  command: [string, ...string[]];
}

/** What must hold of the code before it is run. */
export const CHECKS: Check[] = [
  {
    name: 'format and lint (biome)',
    command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings'],
  },
  {
    name: 'types (tsc)',
    command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'],
  },
  {
    name: 'types of pages (astro check)',
    command: ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'],
  },
];

/** What must hold of the site in dist/, if it is there and made from this code and content. */
const SITE: Check = { name: 'built site', command: ['scripts/check-site.ts'] };

/** Runs a check with its output on the terminal; true when it holds. */
export function holds(check: Check): boolean {
  const started = performance.now();
  process.stdout.write(`\n── ${check.name}\n`);
  const done = spawnSync(process.execPath, check.command, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const held = done.status === 0;
  process.stdout.write(`${held ? 'ok' : 'FAILED'} (${seconds} s)\n`);
  return held;
}

if (import.meta.main) {
  const failed = [...CHECKS, SITE].filter((check) => !holds(check));
  for (const check of failed) process.stderr.write(`failed: ${check.name}\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
