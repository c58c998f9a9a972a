import { resolve } from 'node:path';
import { runCommand } from './shell.ts';

/** Shows the pages while templates are edited, reloading; without a search index. */
async function develop(): Promise<void> {
  // Astro reports its use to its makers unless told not to.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { dev } = await import('astro');
  await dev({ root: resolve(import.meta.dirname, '..') });
}

if (import.meta.main) await runCommand(develop);
