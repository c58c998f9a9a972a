import { hash } from 'node:crypto';
import type { PathWithRoute } from './paths.ts';

/** One of `of` parts of a site, counted from 1. */
export interface Shard {
  part: number;
  of: number;
}

const USAGE = '--shard 要写成“第几份/共几份”，例如 --shard 2/8';

/** @throws Error when `text` is not k/n with 1 ≤ k ≤ n */
export function parseShard(text: string): Shard {
  const [, part, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (!part || !of || part > of) throw new Error(USAGE);
  return { part, of };
}

/** What the pages of one piece, issue, place… have in common. */
const subjectOf = ({ pathname }: PathWithRoute) => pathname.split('/', 3).join('/');

/** The pages of one piece one after the other, so that its file is read once. */
export const together = (paths: readonly PathWithRoute[]): PathWithRoute[] =>
  [...Map.groupBy(paths, subjectOf).values()].flat();

/**
 * Whether a page belongs to a part: the same on every machine, and the pages of a subject stay
 * together. What shows the archive as a whole, and so has no content key, is in the first part.
 */
export function isInShard(path: PathWithRoute, { part, of }: Shard): boolean {
  if (path.cacheKey === undefined) return part === 1;
  const number = Number.parseInt(hash('sha256', subjectOf(path)).slice(0, 8), 16);
  return (number % of) + 1 === part;
}
