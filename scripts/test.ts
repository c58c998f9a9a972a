import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireChromium } from './browser.ts';
import { CHECKS, holds } from './check.ts';
import { explain } from './shell.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** How many tests ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part that counts of Vitest's JSON report (the same as Jest's). */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  success: boolean;
}

/**
 * Counts a run of Vitest. A run that ended badly without a failed test (a file that cannot be
 * loaded, a crash, no report at all) counts as one failure.
 *
 * @param report text of the JSON report; undefined when there is none
 * @param status exit status of Vitest
 */
export function tallyVitest(report: string | undefined, status: number | null): Tally {
  const none = { passed: 0, failed: 1, skipped: 0 };
  if (report === undefined) return none;
  const counts = JSON.parse(report) as VitestReport;
  const { numPassedTests: passed, numPendingTests, numTodoTests, success } = counts;
  const unexplained = counts.numFailedTests === 0 && (status !== 0 || !success) ? 1 : 0;
  const failed = counts.numFailedTests + unexplained;
  if (passed + failed === 0) return none;
  return { passed, failed, skipped: numPendingTests + numTodoTests };
}

/** The closing line of a test run. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const REPORTS = join(ROOT, '.cache', 'test');

/** What Node has compiled in this run: the tests start the same programs hundreds of times. */
const COMPILED = join(REPORTS, 'compiled');

function runVitest(project: string, env: NodeJS.ProcessEnv): Promise<Tally> {
  const file = join(REPORTS, `${project}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(file, { force: true });
  process.stdout.write(`\n── tests: ${project}\n`);
  const args = [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, NODE_COMPILE_CACHE: COMPILED, CI: process.env.CI ?? '1' },
    });
    child.on('error', fail);
    child.on('close', (status) => {
      let report: string | undefined;
      try {
        report = readFileSync(file, 'utf8');
      } catch {
        report = undefined;
      }
      done(tallyVitest(report, status));
    });
  });
}

function add(total: Tally, more: Tally): Tally {
  return {
    passed: total.passed + more.passed,
    failed: total.failed + more.failed,
    skipped: total.skipped + more.skipped,
  };
}

async function runAll(): Promise<Tally> {
  let total: Tally = { passed: 0, failed: 0, skipped: 0 };
  // Copies of the project, whose modules are never seen again, would pile up.
  rmSync(COMPILED, { recursive: true, force: true });
  for (const check of CHECKS) {
    const held = holds(check);
    total = add(total, { passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 });
  }
  total = add(total, await runVitest('unit', {}));
  try {
    total = add(total, await runVitest('e2e', { CHROMIUM_PATH: requireChromium() }));
  } catch (error) {
    process.stderr.write(`\n${explain(error)}\n`);
    total = add(total, { passed: 0, failed: 1, skipped: 0 });
  }
  return total;
}

if (import.meta.main) {
  const total = await runAll();
  process.stdout.write(`\n${closingLine(total)}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
