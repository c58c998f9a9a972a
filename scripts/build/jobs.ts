import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

async function makePart(part: number, of: number, out: string): Promise<void> {
  const script = join(import.meta.dirname, '..', 'build.ts');
  const args = [...process.execArgv, script, '--shard', `${part}/${of}`, '--out', out];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`第 ${part}/${of} 份没有生成，原因见上面的消息`);
}

/**
 * Makes all parts of a site at the same time, each in a process of its own, under `folder`, and gives
 * them to `use`; the folder is removed afterwards.
 */
export async function withParts(
  of: number,
  folder: string,
  use: (parts: readonly string[]) => Promise<void>,
): Promise<void> {
  const parts = Array.from({ length: of }, (_, at) => join(folder, String(at + 1)));
  try {
    const made = await Promise.allSettled(parts.map((out, at) => makePart(at + 1, of, out)));
    for (const part of made) if (part.status === 'rejected') throw part.reason;
    await use(parts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
