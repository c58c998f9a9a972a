import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import config from '../archive.config.ts';
import { fingerprint } from './build/fingerprint.ts';
import { CONTENT } from './build/source.ts';
import { buildSite, RECORD } from './build.ts';
import { preview } from './preview.ts';
import { runCommand } from './shell.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Ingests new dumps. False when some could not be read: the others are published all the same. */
function ingest(): boolean {
  const done = spawnSync(process.execPath, [join(ROOT, 'scripts', 'ingest.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return done.status === 0;
}

function upToDate(): boolean {
  const record = join(ROOT, RECORD);
  if (!existsSync(record) || !existsSync(join(ROOT, 'dist', 'index.html'))) return false;
  return readFileSync(record, 'utf8') === fingerprint(ROOT, CONTENT, config);
}

async function start(): Promise<void> {
  if (!ingest()) {
    process.stderr.write('有的转储没有整理成功，原因见上面的消息；其余内容照常发布。\n');
  }
  if (upToDate()) process.stdout.write('内容没有变化，沿用上次构建的网站。\n');
  else await buildSite(join(ROOT, 'dist'));
  await preview();
}

if (import.meta.main) await runCommand(start);
