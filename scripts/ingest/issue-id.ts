import { pinyin } from 'pinyin-pro';
import type { Masthead } from './label.ts';

/**
 * The id of the issue a dump belongs to: paper and date where the masthead gives both, so that the
 * pages of one issue meet; else the dump's own, because two dumps cannot be known to be one issue.
 */
export function issueId(masthead: Masthead, sha256: string): string {
  const own = sha256.slice(0, 8);
  if (!masthead.date) return `u-${own}`;
  if (!masthead.newspaper) return `${masthead.date}-${own}`;
  const paper = pinyin(masthead.newspaper, { toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
  return `${paper || own}-${masthead.date}`;
}
