import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { BAG_PAYLOAD } from '../../src/exports/bag.ts';
import { DESCRIPTOR } from '../../src/exports/datapackage.ts';
import type { ArticleRecord } from '../../src/exports/record.ts';
import type { Built, Finding } from './page.ts';

const field = z.strictObject({
  name: z.string().regex(/^[a-z_]+$/),
  title: z.string().min(1),
  description: z.string().min(1),
  type: z.enum(['string', 'integer', 'boolean', 'date']),
  constraints: z
    .strictObject({ required: z.literal(true), unique: z.literal(true).optional() })
    .optional(),
});

const foreignKey = z.strictObject({
  fields: z.string(),
  reference: z.strictObject({ resource: z.string(), fields: z.string() }),
});

const schema = z.strictObject({
  fields: z.array(field).min(1),
  missingValues: z.tuple([z.literal('')]),
  primaryKey: z.string(),
  foreignKeys: z.array(foreignKey).optional(),
});

const common = {
  name: z.string().regex(/^[a-z0-9._-]+$/),
  title: z.string().min(1),
  path: z.string().regex(/^[A-Za-z0-9._-]+$/),
  bytes: z.int().nonnegative(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  mediatype: z.string(),
  encoding: z.literal('utf-8'),
};

const table = z.strictObject({
  ...common,
  profile: z.literal('tabular-data-resource'),
  format: z.literal('csv'),
  schema,
});

/** A descriptor as the profile of data packages, version 1, has it, as far as it is used here. */
const descriptor = z.strictObject({
  profile: z.literal('data-package'),
  name: common.name,
  title: z.string().min(1),
  description: z.string().min(1),
  homepage: z.url(),
  contributors: z.array(z.strictObject({ title: z.string().min(1), role: z.string() })),
  resources: z
    .array(z.union([table, z.strictObject({ ...common, format: z.literal('jsonl') })]))
    .min(1),
});

type Table = z.infer<typeof table>;
type Row = Record<string, string>;

const FORMS: Record<z.infer<typeof field>['type'], RegExp> = {
  string: /./s,
  integer: /^\d+$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

function tableProblems(
  { path, schema: { fields, primaryKey } }: Table,
  rows: Row[],
  header: string,
) {
  const problems: string[] = [];
  if (header !== fields.map(({ name }) => name).join()) problems.push(`${path}: header ${header}`);
  for (const { name, type, constraints } of fields) {
    const values = rows.map((row) => row[name] ?? '');
    const wrong = values.filter((value) =>
      value === '' ? constraints?.required === true : !FORMS[type].test(value),
    );
    if (wrong.length > 0) problems.push(`${path}: ${name}: ${wrong[0]}`);
    const repeated = name === primaryKey && new Set(values).size !== values.length;
    if (repeated) problems.push(`${path}: ${name} is not unique`);
  }
  return problems;
}

/** Values of foreign keys that the table they point to does not have. */
function danglingKeys(tables: readonly Table[], rows: ReadonlyMap<string, Row[]>): string[] {
  return tables.flatMap(({ name, schema: { foreignKeys = [] } }) =>
    foreignKeys.flatMap(({ fields, reference }) => {
      const known = new Set(rows.get(reference.resource)?.map((row) => row[reference.fields]));
      const values = rows.get(name)?.map((row) => row[fields]) ?? [];
      return values.filter((value) => !known.has(value)).map((value) => `${name}: no ${value}`);
    }),
  );
}

/**
 * The data package: its descriptor, its files as described, its tables after their schemas, and the
 * same pieces in the tables and in the texts.
 *
 * @returns findings, and the records of all pieces by id
 */
export function checkData(built: Built): {
  findings: Finding[];
  records: Map<string, ArticleRecord>;
} {
  const file = `${BAG_PAYLOAD}/${DESCRIPTOR}`;
  const folder = join(built.dist, BAG_PAYLOAD);
  const records = new Map<string, ArticleRecord>();
  const parsed = descriptor.safeParse(JSON.parse(readFileSync(join(folder, DESCRIPTOR), 'utf8')));
  if (!parsed.success) {
    return { findings: [{ file, message: z.prettifyError(parsed.error) }], records };
  }
  const problems: string[] = [];
  const tables: Table[] = [];
  const rows = new Map<string, Row[]>();
  for (const resource of parsed.data.resources) {
    const bytes = readFileSync(join(folder, resource.path));
    const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (bytes.length !== resource.bytes || hash !== resource.hash) {
      problems.push(`${resource.path} is not the file that is described`);
    }
    if (resource.format === 'jsonl') {
      for (const line of bytes.toString('utf8').trimEnd().split('\n')) {
        const record = JSON.parse(line) as ArticleRecord;
        if (records.has(record.id)) problems.push(`${resource.path}: ${record.id} twice`);
        records.set(record.id, record);
      }
      continue;
    }
    const read = parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' }) as Row[];
    const [header = []] = parse(bytes, { bom: true, to_line: 1 }) as string[][];
    tables.push(resource);
    rows.set(resource.name, read);
    problems.push(...tableProblems(resource, read, header.join()));
  }
  problems.push(...danglingKeys(tables, rows));
  const ids = [...rows].flatMap(([name, each]) =>
    name.startsWith('articles') ? each.map(({ id }) => id) : [],
  );
  if (ids.join() !== [...records.keys()].join()) problems.push('tables and texts differ');
  return { findings: problems.map((message) => ({ file, message })), records };
}
