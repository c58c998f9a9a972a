import { bare, width } from '../chars.ts';
import type { Label, Labelled } from '../label.ts';
import { printed, relabel } from './neighbours.ts';

/** What stands over the teasers of a front page. */
const heading =
  /^#{0,6}[【[〖]?(?:今日|本期|本报|要闻|新闻|精彩|内页)?(?:导读|看点|导航|要目|导览)[】\]〗]?[:：]?$/u;

/** A headline with the page on which its piece is: 某地建成水库 详见第3版. */
const after = /^.{4,}?[\s…·>▶►→(（]*(?:详见|请看|见)?第?[A-Z]?\d{1,2}版[)）]?$/u;
const before = /^(?:第?[A-Z]?\d{1,2}版|[A-Z]\d{1,2})\s*[:：·|｜]?\s*.{4,}$/u;

const jump = /下转|上接|紧接/u;

/** A teaser is no wider, in Han characters. */
const MOST = 45;

/**
 * Teasers (导读) are headlines of other pages, with their page numbers: two or more below one
 * another, or what follows their heading. They are furniture: the pieces stand on those pages.
 */
export function teasers(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string; certainty: 'sure' }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  for (let start = 0; start < indices.length; start++) {
    const headed = heading.test(bare(at(start)?.stretch.text ?? ''));
    let end = headed ? start + 1 : start;
    while (isTeaser(at(end), headed)) end++;
    if (end - start < 2) continue;
    for (let position = start; position < end; position++) {
      const change = { label: { kind: 'teaser' }, why: 'teaser', certainty: 'sure' } as const;
      changes.set(indices[position] ?? -1, change);
    }
    start = end - 1;
  }
  return relabel(labelled, changes);
}

function isTeaser(item: Labelled | undefined, headed: boolean): boolean {
  if (!item || item.certainty === 'sure') return false;
  const { text } = item.stretch;
  if (width(text) > MOST || /[。；]/u.test(text) || jump.test(text)) return false;
  return after.test(text) || (headed && before.test(text));
}
