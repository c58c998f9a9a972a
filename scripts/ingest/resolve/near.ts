import type { Gazetteer } from '../../../src/gazetteer/parse.ts';

/**
 * Names of a county's towns that a name which is none of them may be misprinted for: those with one
 * other character (泰山街道 → 秦山街道).
 */
export function nearNames(printed: string, county: string, gazetteer: Gazetteer): string[] {
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
