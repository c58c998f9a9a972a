import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceNode } from './places.ts';
import type { Problem } from './problem.ts';

/** Digits of the codes of provinces, cities and counties; of a town; of a village. */
const COUNTY = 6;
const TOWN = 9;

const FOLDER = 'gazetteer';

/** The lines of a compiled list by the code that each begins with. */
const linesOf = (list: string) =>
  new Map(list.split('\n').map((line) => [line.slice(0, line.search(/[ \t]/)), line]));

/** Whether a line of a compiled list (docs/gazetteer.md) has an entry with this number. */
const hasEntry = (line: string, number: string) =>
  line.includes(`\t${number}`) || line.includes(` ${number}`);

/**
 * Adds to `problems` the places whose division code the gazetteer of the content does not have.
 * Villages count only in provinces whose villages were compiled; content without a gazetteer
 * passes.
 */
export function checkCodes(
  contentDir: string,
  places: Iterable<PlaceNode>,
  problems: Problem[],
): void {
  const read = (name: string) => {
    const path = join(contentDir, FOLDER, name);
    return existsSync(path) ? linesOf(readFileSync(path, 'utf8')) : undefined;
  };
  const china = read('china.txt');
  if (china === undefined) return;
  const villages = new Map<string, ReturnType<typeof read>>();
  const isKnown = (code: string): boolean => {
    if (code.length <= COUNTY) return china.has(code);
    const [parent, number] = [code.slice(0, -3), code.slice(-3)];
    if (code.length === TOWN) return hasEntry(china.get(parent) ?? '', number);
    const province = code.slice(0, 2);
    if (!villages.has(province)) villages.set(province, read(`${province}.txt`));
    const lists = villages.get(province);
    return lists === undefined || hasEntry(lists.get(parent) ?? '', number);
  };
  for (const { key, level, name, articles } of places) {
    if (level === 'zone' || isKnown(key)) continue;
    problems.push({
      file: articles[0]?.file ?? FOLDER,
      field: 'place',
      message: `没有行政区划代码 ${key}（${name}）`,
      remedy: `请照 content/${FOLDER}/ 改正代码；只知道上一级的，写上一级的代码`,
    });
  }
}
