import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import { lineAt, type Note, type PartOfUnit } from './passage.ts';
import type { Settlement } from './settle.ts';

/** Towns that their county does not have, with the names they may be misprinted for. */
export function unknownTowns(
  { unknown }: Settlement,
  parts: readonly PartOfUnit[],
  gazetteer: Gazetteer,
): Note[] {
  return unknown.flatMap(({ passage, from, name, county }) => {
    const part = parts[passage];
    if (part === undefined) return [];
    const near = nearNames(name, county, gazetteer);
    const where = gazetteer.names.get(county) ?? county;
    const hint = near.length > 0 ? `，疑为${near.join('或')}` : '';
    const detail = `${where}没有“${name}”${hint}`;
    return [{ rule: 'unknown-town', line: lineAt(part, from), detail }];
  });
}

/** Places called by a name that they bear no more. */
export function formerNames(
  { settled }: Settlement,
  parts: readonly PartOfUnit[],
  gazetteer: Gazetteer,
): Note[] {
  const seen = new Set<string>();
  return settled.flatMap(({ passage, from, to, until, code, form, zone }) => {
    const part = parts[passage];
    if (form === 'short' || zone !== undefined || part === undefined) return [];
    const printed = part.text.slice(from, to);
    if (seen.has(printed) || printed === gazetteer.names.get(code)) return [];
    seen.add(printed);
    const ended = until === undefined ? '旧名' : `${until}年前的旧名`;
    const detail = `“${printed}”是${ended}，按今${gazetteer.names.get(code)}著录`;
    return [{ rule: 'former-place', line: lineAt(part, from), detail }];
  });
}

/**
 * Names of a county's towns that a name which is none of them may be misprinted for: those with one
 * other character (泰山街道 → 秦山街道).
 */
function nearNames(printed: string, county: string, gazetteer: Gazetteer): string[] {
  return (gazetteer.children.get(county) ?? [])
    .map((code) => gazetteer.names.get(code) ?? '')
    .filter((name) => differsByOne(name, printed));
}

function differsByOne(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let differing = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) differing++;
  return differing === 1;
}
