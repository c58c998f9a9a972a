import { townStem } from '../../../src/gazetteer/forms.ts';
import type { Gazetteer } from '../../../src/gazetteer/parse.ts';

/**
 * Official names of a county's towns that a name which is none of them may stand for: the same name
 * with another kind (武原镇 → 武原街道), else those with one other character (泰山街道 → 秦山街道).
 */
export function nearNames(printed: string, county: string, gazetteer: Gazetteer): string[] {
  const names = (gazetteer.children.get(county) ?? []).map(
    (code) => gazetteer.names.get(code) ?? '',
  );
  const stem = townStem(printed);
  const sameStem = names.filter((name) => stem !== undefined && townStem(name) === stem);
  return sameStem.length > 0 ? sameStem : names.filter((name) => differsByOne(name, printed));
}

function differsByOne(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let differing = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) differing++;
  return differing === 1;
}
