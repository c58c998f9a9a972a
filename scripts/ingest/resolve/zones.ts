import type { PartOfUnit } from './passage.ts';
import type { Settled } from './settle.ts';

/** A zone is named beside a place from this weight on: once in a headline or a lead, or twice. */
const NAMED = 2;

/**
 * The development zone to name beside `main`: the one the piece names most of those that lie in it or
 * around it. A province's zones are not meant.
 */
export function zoneOf(
  main: string,
  mentions: readonly Settled[],
  parts: readonly PartOfUnit[],
): string | undefined {
  const weights = new Map<string, number>();
  for (const { zone, code, passage } of mentions) {
    if (zone === undefined || code.length === 2 || !main.startsWith(code)) continue;
    const part = parts[passage]?.part;
    const weight = part === 'body' || part === 'caption' ? 1 : NAMED;
    weights.set(zone, (weights.get(zone) ?? 0) + weight);
  }
  const [best] = [...weights]
    .filter(([, weight]) => weight >= NAMED)
    .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length);
  return best?.[0];
}
