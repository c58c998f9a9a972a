import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import type { PlaceContext } from './context.ts';
import { type Evidence, lineAt, type PartOfUnit } from './passage.ts';
import type { Standing } from './standing.ts';

/** True if nothing is named, or only a place away from the paper's own and in one passage. */
export function isFaint(
  main: string | undefined,
  places: ReadonlyMap<string, Standing>,
  { home }: PlaceContext,
): boolean {
  if (main === undefined) return true;
  if (home === undefined || main.startsWith(home) || home.startsWith(main)) return false;
  const inside = [...places.values()].filter(({ code }) => code.startsWith(main));
  return new Set(inside.flatMap(({ passages }) => [...passages])).size <= 1;
}

/** Where a piece says 我市 or 全县 in a paper called after a city or county of that kind. */
export function ownPlace(
  parts: readonly PartOfUnit[],
  gazetteer: Gazetteer,
  { home }: PlaceContext,
): { readonly code: string; readonly evidence: Evidence } | undefined {
  const kind = gazetteer.names.get(home ?? '')?.at(-1);
  if (home === undefined || kind === undefined) return undefined;
  const own = new RegExp(`[我全本]${kind}`, 'u');
  for (const part of parts) {
    const match = own.exec(part.text);
    if (match === null) continue;
    return { code: home, evidence: { line: lineAt(part, match.index), text: match[0] } };
  }
  return undefined;
}
