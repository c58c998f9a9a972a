import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { articleIdSchema, lineRangeSchema } from '../../src/schema/article.ts';

/** What ingest wrote for one dump, so that a later run knows what is its own and what an editor's. */
export const recordSchema = z.strictObject({
  dump: z.string().min(1),
  sha256: z.string(),
  issue: z.string().min(1),
  units: z.array(
    z.strictObject({
      id: articleIdSchema,
      file: z.string().min(1),
      sha256: z.string(),
      lines: z.array(lineRangeSchema),
      title: z.string(),
    }),
  ),
});

export type DumpRecord = z.infer<typeof recordSchema>;

/** What a run has to know of every record; the pieces are read when their dump is ingested again. */
export interface RecordHead {
  readonly dump: string;
  readonly sha256: string;
  readonly issue: string;
  /** The record's own file, under the content folder. */
  readonly file: string;
}

const headSchema = recordSchema.pick({ dump: true, sha256: true, issue: true }).loose();

const FOLDER = 'ingest';

/** Bytes that a file name may have, with some to spare (255 on every common system). */
const LONGEST = 240;

/** Where the record of a dump is put in the content folder; no two dumps share one. */
export function recordFile(dump: string): string {
  const name = dump.replaceAll('%', '%25').replaceAll('/', '%2F');
  const short = Buffer.byteLength(name) <= LONGEST ? name : sha256(dump);
  return `${FOLDER}/${short}.json`;
}

/** The heads of all records of a content folder, by dump. Throws with the file's name if one is damaged. */
export function recordHeads(content: string): Map<string, RecordHead> {
  const folder = join(content, FOLDER);
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.json'))
    : [];
  return new Map(
    names.sort().map((name) => {
      const file = `${FOLDER}/${name}`;
      const { dump, sha256: digest, issue } = parseRecord(content, file, headSchema);
      return [dump, { dump, sha256: digest, issue, file }];
    }),
  );
}

/** A whole record. Throws with the file's name if it is damaged. */
export function readRecord(content: string, file: string): DumpRecord {
  return parseRecord(content, file, recordSchema);
}

function parseRecord<T>(content: string, file: string, schema: z.ZodType<T>): T {
  const path = join(content, file);
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`${path} 损坏，请从备份或版本库恢复这个文件（${String(error)}）`);
  }
}

export function recordText(record: DumpRecord): string {
  const units = record.units.map((unit) => `    ${JSON.stringify(unit)}`).join(',\n');
  const { dump, sha256, issue } = record;
  const head = [`"dump": ${JSON.stringify(dump)}`, `"sha256": "${sha256}"`, `"issue": "${issue}"`];
  return `{\n  ${head.join(',\n  ')},\n  "units": [\n${units}\n  ]\n}\n`;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
