import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { slipKeys } from '../../scripts/bench/faults/edits.ts';
import { openArchive } from '../../src/archive/archive.ts';
import { splitFrontmatter } from '../../src/archive/frontmatter.ts';
import { articleSchema } from '../../src/schema/article.ts';
import { issueSchema } from '../../src/schema/issue.ts';
import { topicSchema } from '../../src/schema/topic.ts';
import { SEED } from '../seed.ts';

const FIXTURE = resolve(import.meta.dirname, '../fixtures/content');
const REAL = resolve(import.meta.dirname, '../../content');
const ARTICLE = 'articles/unknown-2022-06-25/01-qinqing.md';
const ISSUE = 'issues/yangbao-2022-06-30.yaml';
const TOPIC = 'topics/business.yaml';
const content = mkdtempSync(join(tmpdir(), 'jianbao-edits-'));

beforeEach(() => {
  rmSync(content, { recursive: true, force: true });
  cpSync(FIXTURE, content, { recursive: true });
});
afterAll(() => rmSync(content, { recursive: true, force: true }));

type Fields = Record<string, unknown>;
type Path = readonly (string | number)[];

function fieldsOf(folder: string, file: string): { fields: Fields; body: string | undefined } {
  const text = readFileSync(join(folder, file), 'utf8');
  const parts = file.endsWith('.md') ? splitFrontmatter(text) : undefined;
  return { fields: parse(parts?.yaml ?? text) as Fields, body: parts?.body };
}

/** Changes the fields of a file as an editor might, and tries to read the archive. */
function edited(file: string, change: (fields: Fields) => void): () => unknown {
  const { fields, body } = fieldsOf(FIXTURE, file);
  change(fields);
  const yaml = stringify(fields);
  writeFileSync(join(content, file), body === undefined ? yaml : `---\n${yaml}---\n${body}`);
  return () => openArchive(content);
}

/** What stands in optional fields where the fixture has none. */
const PLACE = { code: '330481', province: '浙江省', city: '嘉兴市', county: '海宁市' };
const FULL_PLACE = { ...PLACE, town: '硖石街道', village: '新村', zone: '海宁经济开发区' };
const SOURCE = { dump: 'x.txt', sha256: '0'.repeat(64), lines: [[1, 1]] };
const FILLED: Record<string, Fields> = {
  [ARTICLE]: {
    kicker: '引题',
    subtitle: '副题',
    bylineText: '彭菲 张峰 丁宇红',
    page: '1',
    place: FULL_PLACE,
    otherPlaces: [FULL_PLACE],
    photos: [{ caption: '图', credits: ['张三'], creditText: '张三 摄' }],
    continued: [SOURCE],
    guesses: { place: { certainty: 'sure', evidence: [{ line: 1, text: '海宁' }] } },
    emendations: [{ printed: '甲', corrected: '乙', line: 1, reason: '误' }],
    queries: [{ printed: '甲', suggest: '乙', line: 1, reason: '疑' }],
    flags: ['stray-text'],
  },
  [ISSUE]: {
    dateEvidence: [{ dump: 'x.txt', line: 1, text: '六月', note: '推断' }],
    number: '1',
    pages: [{ dump: 'x.txt', page: '1', name: '要闻' }],
    omissions: [{ dump: 'x.txt', lines: [[1, 1]], reason: '版面', text: '第1版' }],
  },
  [TOPIC]: { cues: ['词', ['词语', 2]] },
};

/** The schema of a field as its own kind: without default and absence. */
function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return bare(schema.unwrap() as z.ZodType);
  }
  return schema;
}

interface Field {
  path: Path;
  schema: z.ZodType;
  /** Has a name that the schema gives; entries of lists and records may be missing. */
  named: boolean;
}

/** Every field of a schema, those of lists and records by their first entry. */
function fieldsIn(schema: z.ZodType, path: Path = [], named = true): Field[] {
  const inner = bare(schema);
  const own = path.length > 0 ? [{ path, schema, named }] : [];
  if (inner instanceof z.ZodObject) {
    const { shape } = inner as z.ZodObject<Record<string, z.ZodType>>;
    const below = Object.entries(shape).flatMap(([name, part]) => fieldsIn(part, [...path, name]));
    return [...own, ...below];
  }
  if (inner instanceof z.ZodArray) {
    return [...own, ...fieldsIn(inner.element as z.ZodType, [...path, 0], false)];
  }
  if (inner instanceof z.ZodRecord) {
    return [...own, ...fieldsIn(inner.valueType as z.ZodType, [...path, 'place'], false)];
  }
  return own;
}

/** Values that hardly any field may have. */
const WRONG: unknown[] = [{ wrong: true }, [[[]]], 3.5, true, null, ''];

const cases = Object.entries({
  [ARTICLE]: articleSchema,
  [ISSUE]: issueSchema,
  [TOPIC]: topicSchema,
})
  .flatMap(([file, schema]) => fieldsIn(schema).map((field) => ({ file, ...field })))
  .map(({ file, path, schema, named }) => ({
    file,
    path,
    field: path.join('.'),
    required: named && !schema.safeParse(undefined).success,
    wrong: WRONG.filter((value) => !schema.safeParse(value).success),
  }));

/** Puts a value into a field, or takes the field out. */
function put(fields: Fields, path: Path, value: unknown): void {
  let at: Record<string | number, unknown> = fields;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  expect(at, path.join('.')).toHaveProperty([last]);
  if (value === undefined) delete at[last];
  else at[last] = value;
}

const quoted = (text: string) => text.replaceAll('.', '\\.');

describe('a field edited wrongly stops the build with file, field and remedy', () => {
  test('every field of every schema is tried', () => {
    const tried = new Set(cases.map(({ file, path }) => `${file} ${path[0]}`));
    const all = [articleSchema, issueSchema, topicSchema].map((schema) =>
      Object.keys(schema.shape),
    );
    expect(tried.size).toBe(all.flat().length);
    expect(cases.length).toBeGreaterThan(90);
    expect(cases.every(({ wrong }) => wrong.length > 1)).toBe(true);
  });

  test.each(cases.filter(({ required }) => required))(
    '$file without $field',
    ({ file, path, field }) => {
      const open = edited(file, (fields) => {
        Object.assign(fields, structuredClone(FILLED[file]));
        put(fields, path, undefined);
      });
      expect(open).toThrow(`${file}：字段 ${field}：`);
      expect(open).toThrow(/请补上这个字段/);
    },
  );

  test.each(cases)('$file with a wrong $field', ({ file, path, field, wrong }) => {
    for (const value of wrong) {
      const open = edited(file, (fields) => {
        Object.assign(fields, structuredClone(FILLED[file]));
        put(fields, path, value);
      });
      const said = new RegExp(`${quoted(file)}：字段 ${quoted(field)}[.\\w]*：.+。请.+。`);
      expect(open, `${field}: ${JSON.stringify(value)}`).toThrow(said);
    }
  });

  test.each(cases.filter(({ path }) => path.length === 1))('$file with $field misspelt', (each) => {
    const open = edited(each.file, (fields) => {
      fields[`${each.field}x`] = '甲';
    });
    expect(open).toThrow(new RegExp(`${quoted(each.file)}：.*${each.field}x.*。请删去多余的字段`));
  });

  test.each([
    ['2022-06-31'],
    ['2022-02-29'],
    ['2022-13'],
    ['2022年6月30日'],
    ['昨天'],
    ['2022-06-30/2022-06-15'],
  ])('%s is no date', (date) => {
    const open = edited(ISSUE, (fields) => {
      fields.date = date;
    });
    expect(open).toThrow(new RegExp(`${quoted(ISSUE)}：字段 date：.*EDTF`));
  });
});

describe('a value that has the right form and means nothing', () => {
  test('an id that another piece has names both files', () => {
    const other = 'articles/unknown-2022-06-25/02-jijia.md';
    const { id } = fieldsOf(FIXTURE, other).fields;
    const open = edited(ARTICLE, (fields) => {
      fields.id = id;
    });
    expect(open).toThrow(
      new RegExp(`${quoted(other)}：字段 id：编号 ${id} 已用于 ${quoted(ARTICLE)}`),
    );
    expect(open).toThrow(/请恢复各自原来的编号/);
  });

  test('an issue that is not there', () => {
    const open = edited(ARTICLE, (fields) => {
      fields.issue = 'nowhere';
    });
    expect(open).toThrow(`${ARTICLE}：字段 issue：没有 issues/nowhere.yaml 这一期。请`);
  });

  test('a topic that is not there', () => {
    const open = edited(ARTICLE, (fields) => {
      fields.topics = ['没有的主题'];
    });
    expect(open).toThrow(`${ARTICLE}：字段 topics：没有叫“没有的主题”的主题。请`);
  });

  test.each([['99'], ['3399'], ['330499'], ['330481999'], ['330481001999']])(
    'the division code %s, which nothing has',
    (code) => {
      cpSync(join(REAL, 'gazetteer'), join(content, 'gazetteer'), { recursive: true });
      const names = ['province', 'city', 'county', 'town', 'village'];
      const open = edited(ARTICLE, (fields) => {
        fields.place = {
          code,
          ...Object.fromEntries(
            names.slice(0, Math.ceil(code.length / 2.5)).map((name) => [name, `某${name}`]),
          ),
        };
      });
      expect(open).toThrow(
        new RegExp(`${quoted(ARTICLE)}：字段 place：没有行政区划代码 ${code}（.+）。请`),
      );
    },
  );

  test('the codes of the archive itself are all known', () => {
    expect(() => openArchive(REAL)).not.toThrow();
  });

  test('a name that does not fit its code', () => {
    const open = edited(ARTICLE, (fields) => {
      fields.place = { ...PLACE, county: '海盐县' };
      fields.otherPlaces = [PLACE];
    });
    expect(open).toThrow(/字段 place：代码 330481 在这里叫.*请核对/);
  });

  test.each([
    ['title: "没有下引号', /YAML|引号|quot/i],
    ['\t- 缩进用了制表符', /制表|tab/i],
  ])('%s is not YAML', (line) => {
    const path = join(content, ARTICLE);
    writeFileSync(path, readFileSync(path, 'utf8').replace('---\n', `---\n${line}\n`));
    expect(() => openArchive(content)).toThrow(new RegExp(`${quoted(ARTICLE)}：.+。请?.+。`));
  });
});

/** The long run is `npm run bench:faults -- edits`. */
test('slips of the keyboard anywhere in a file are read, or refused with file and remedy', () => {
  const { hit, faults } = slipKeys(60, SEED, () => {});
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(hit).toBeGreaterThan(10);
});
