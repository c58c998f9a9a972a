import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All dumps under a folder, by name with forward slashes, sorted. Throws if the folder is not there. */
export function listDumps(folder: string): string[] {
  if (!existsSync(folder)) {
    throw new Error(`没有文件夹 ${folder}。请用 --dumps 指明转储所在的文件夹`);
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:txt|md)$/iu.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .map((name) => name.replace(/^\/+/u, ''))
    .sort();
}
