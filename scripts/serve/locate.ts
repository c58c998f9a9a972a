import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What a static host answers to one request path. */
export type Located =
  | { kind: 'file'; path: string; size: number; modified: number }
  | { kind: 'redirect'; to: string }
  | { kind: 'missing' }
  | { kind: 'malformed' };

/**
 * Finds the file that a URL path names, as every static host does: `/a/` is `a/index.html`, `/a`
 * redirects to `/a/` when `a` is a folder, nothing outside the folder is ever reached, symbolic
 * links included.
 *
 * @param root the folder that is served
 * @param base the path it is served under; begins and ends with a slash
 * @param path the path of the request as sent: percent-encoded, without query
 */
export function locate(root: string, base: string, path: string): Located {
  if (`${path}/` === base) return { kind: 'redirect', to: base };
  if (!path.startsWith(base)) return { kind: 'missing' };
  const parts: string[] = [];
  for (const part of path.slice(base.length).split('/')) {
    let plain: string;
    try {
      plain = decodeURIComponent(part);
    } catch {
      return { kind: 'malformed' };
    }
    if (plain.includes('\0')) return { kind: 'malformed' };
    if (plain === '..' || /[/\\]/.test(plain)) return { kind: 'missing' };
    parts.push(plain);
  }
  const folderAsked = parts.at(-1) === '';
  const asked = join(root, ...parts);
  const found = statSync(asked, { throwIfNoEntry: false });
  if (found === undefined) return { kind: 'missing' };
  if (found.isDirectory() && !folderAsked) return { kind: 'redirect', to: `${path}/` };
  if (!found.isDirectory() && folderAsked) return { kind: 'missing' };
  const file = found.isDirectory() ? join(asked, 'index.html') : asked;
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return { kind: 'missing' };
  if (!realpathSync(file).startsWith(realpathSync(root) + sep)) return { kind: 'missing' };
  return { kind: 'file', path: file, size: stats.size, modified: stats.mtimeMs };
}
