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

const FOLDER = 'ingest';

/** Where the record of a dump stands in the content folder. */
export function recordPath(dump: string): string {
  return `${FOLDER}/${dump.replaceAll('/', '__')}.json`;
}

/** All records of a content folder, by dump. Throws with the file's name if one is damaged. */
export function readRecords(content: string): Map<string, DumpRecord> {
  const folder = join(content, FOLDER);
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.json'))
    : [];
  return new Map(
    names.sort().map((name) => {
      const path = join(folder, name);
      try {
        const record = recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
        return [record.dump, record];
      } catch (error) {
        throw new Error(`${path} 损坏，请从备份或版本库恢复这个文件（${String(error)}）`);
      }
    }),
  );
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
