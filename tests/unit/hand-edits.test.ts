import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { openArchive } from '../../src/archive/archive.ts';
import { splitFrontmatter } from '../../src/archive/frontmatter.ts';
import { articleSchema } from '../../src/schema/article.ts';
import { issueSchema } from '../../src/schema/issue.ts';

const FIXTURE = resolve(import.meta.dirname, '../fixtures/content');
const ARTICLE = 'articles/unknown-2022-06-25/01-qinqing.md';
const ISSUE = 'issues/yangbao-2022-06-30.yaml';
const content = mkdtempSync(join(tmpdir(), 'jianbao-edits-'));

beforeEach(() => {
  rmSync(content, { recursive: true, force: true });
  cpSync(FIXTURE, content, { recursive: true });
});
afterAll(() => rmSync(content, { recursive: true, force: true }));

type Fields = Record<string, unknown>;

/** Changes the fields of a file as an editor might, and tries to read the archive. */
function edited(file: string, change: (fields: Fields) => void): () => unknown {
  const path = join(content, file);
  const text = readFileSync(path, 'utf8');
  const parts = file.endsWith('.md') ? splitFrontmatter(text) : undefined;
  const fields = parse(parts?.yaml ?? text) as Fields;
  change(fields);
  writeFileSync(path, parts ? `---\n${stringify(fields)}---\n${parts.body}` : stringify(fields));
  return () => openArchive(content);
}

/** Values that no field of the content may have. */
const WRONG: unknown[] = [{ wrong: true }, [[[]]], 3.5, true];

const cases = [
  { file: ARTICLE, schema: articleSchema },
  { file: ISSUE, schema: issueSchema },
].flatMap(({ file, schema }) =>
  Object.entries(schema.shape).map(([field, { safeParse }]) => ({
    file,
    field,
    required: !safeParse(undefined).success,
    wrong: WRONG.filter((value) => !safeParse(value).success),
  })),
);

describe('a field edited wrongly stops the build with file, field and remedy', () => {
  test.each(cases.filter(({ required }) => required))('$file without $field', ({ file, field }) => {
    const open = edited(file, (fields) => {
      expect(fields).toHaveProperty(field);
      delete fields[field];
    });
    expect(open).toThrow(`${file}：字段 ${field}：`);
    expect(open).toThrow(/请补上这个字段/);
  });

  test.each(cases)('$file with a wrong $field', ({ file, field, wrong }) => {
    expect(wrong.length).toBeGreaterThan(1);
    for (const value of wrong) {
      const open = edited(file, (fields) => {
        fields[field] = value;
      });
      const said = new RegExp(`${file.replaceAll('.', '\\.')}：字段 ${field}[.\\w]*：.+。请.+。`);
      expect(open, `${field}: ${JSON.stringify(value)}`).toThrow(said);
    }
  });

  test.each([['2022-06-31'], ['2022-13'], ['2022年6月30日'], ['昨天'], ['2022-06-30/2022-06-15']])(
    '%s is no date',
    (date) => {
      const open = edited(ISSUE, (fields) => {
        fields.date = date;
      });
      expect(open).toThrow(new RegExp(`${ISSUE.replaceAll('.', '\\.')}：字段 date：.*EDTF`));
    },
  );
});
