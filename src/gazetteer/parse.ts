import { z } from 'zod';
import { autonomousShort, isZone, shortName } from './forms.ts';
import { noteWord, type WordIndex } from './words.ts';

/** content/gazetteer/aliases.yaml: what editors add to the compiled lists. */
export const aliasesSchema = z.strictObject({
  /** Other names of a place, former ones with the date (EDTF) on which they ended. */
  places: z.array(
    z.strictObject({
      name: z.string().min(2),
      code: z.string().regex(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/),
      until: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
  /** Development zones, which are no divisions: official name, other names, where they lie. */
  zones: z.array(
    z.strictObject({
      name: z.string().min(2),
      code: z.string().regex(/^\d{4}(\d{2}(\d{3})?)?$/),
      aliases: z.array(z.string().min(2)).default([]),
    }),
  ),
  /** Names that are more often an ordinary word than the place, separated by white space. */
  words: z.string(),
});

export type Aliases = z.infer<typeof aliasesSchema>;

/** Something a name can stand for besides the division that bears it officially. */
export interface Alias {
  readonly code: string;
  readonly zone?: string;
  /** EDTF date on which a former name ended. */
  readonly until?: string;
}

/** The divisions of China as far as the archive has compiled them, and the names they go by. */
export interface Gazetteer {
  /** Code of 2, 4, 6, 9 or 12 digits → official name. */
  readonly names: ReadonlyMap<string, string>;
  /** Official name → the codes of all that bear it, separated by spaces: most names have one. */
  readonly official: ReadonlyMap<string, string>;
  /** Short form of a province, city or county → codes, as in `official`. */
  readonly short: ReadonlyMap<string, string>;
  readonly aliases: ReadonlyMap<string, Alias>;
  /** Short forms that are ordinary words as well. */
  readonly words: ReadonlySet<string>;
  /** Code of a county or town → the codes of its towns or villages. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Finds any of the names above in a text. */
  readonly index: WordIndex;
}

/**
 * Builds the gazetteer from the compiled files: `national` is china.txt, `provinces` the village
 * files. Throws for a line that is not in their format, with its number: these files are compiled,
 * so a bad line means a damaged file.
 */
export function parseGazetteer(
  national: string,
  provinces: readonly string[],
  aliases: Aliases,
): Gazetteer {
  const names = new Map<string, string>();
  const official = new Map<string, string>();
  const short = new Map<string, string>();
  const children = new Map<string, string[]>();
  const lengths = new Map<string, number>();

  function add(code: string, name: string): void {
    names.set(code, name);
    // 东莞市 has no counties: its one county-level entry bears the city's name and is never meant.
    if (code.length === 6 && names.get(code.slice(0, 4)) === name) return;
    push(official, name, code);
    noteWord(lengths, name);
    if (code.length > 6) return;
    for (const spoken of [shortName(name), autonomousShort(name)]) {
      if (spoken === undefined) continue;
      push(short, spoken, code);
      noteWord(lengths, spoken);
    }
  }
  function addList(parent: string, list: string): void {
    const codes = [];
    for (const item of list.split(' ')) {
      const code = parent + item.slice(0, 3);
      add(code, item.slice(3));
      codes.push(code);
    }
    children.set(parent, codes);
  }

  for (const line of linesOf(national, /^\d{2}(\d{2}(\d{2})?)? \S+(\t\d{3}\S+( \d{3}\S+)*)?$/u)) {
    const tab = line.indexOf('\t');
    const [code = '', name = ''] = (tab < 0 ? line : line.slice(0, tab)).split(' ');
    add(code, name);
    if (tab >= 0) addList(code, line.slice(tab + 1));
  }
  for (const text of provinces) {
    for (const line of linesOf(text, /^\d{9}\t\d{3}\S+( \d{3}\S+)*$/u)) {
      addList(line.slice(0, 9), line.slice(10));
    }
  }
  const table = aliasTable(aliases, names);
  for (const name of table.keys()) noteWord(lengths, name);
  const words = {
    has: (word: string) => official.has(word) || short.has(word) || table.has(word),
  };
  return {
    names,
    official,
    short,
    aliases: table,
    words: new Set(aliases.words.match(/\S+/gu)),
    children,
    index: { lengths, words },
  };
}

function aliasTable(aliases: Aliases, names: ReadonlyMap<string, string>): Map<string, Alias> {
  const table = new Map<string, Alias>();
  for (const { name, code, until } of aliases.places) {
    table.set(name, until === undefined ? { code } : { code, until });
  }
  for (const { name, code, aliases: others } of aliases.zones) {
    for (const form of [name, ...others]) table.set(form, { code, zone: name });
  }
  for (const [code, name] of names) {
    if (isZone(code, name) && name.length > 4)
      table.set(name, { code: code.slice(0, 6), zone: name });
  }
  return table;
}

/** The codes under a name of one of the gazetteer's tables. */
export function codesUnder(table: ReadonlyMap<string, string>, name: string): string[] {
  return table.get(name)?.split(' ') ?? [];
}

function push(table: Map<string, string>, name: string, code: string): void {
  const codes = table.get(name);
  table.set(name, codes === undefined ? code : `${codes} ${code}`);
}

function linesOf(text: string, format: RegExp): string[] {
  const lines = text.split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, index) => {
    if (!format.test(line)) {
      throw new Error(
        `地名表第 ${index + 1} 行不合格式：${line.slice(0, 40)}；请用 npm run gazetteer 重新生成`,
      );
    }
  });
  return lines;
}
