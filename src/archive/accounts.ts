import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The account of one dump in non-space characters, as `npm run audit` left it for the site. */
const accountSchema = z.object({
  dump: z.string(),
  characters: z.int().nonnegative(),
  published: z.int().nonnegative(),
  omitted: z.int().nonnegative(),
  emended: z.int().nonnegative(),
});

export type DumpAccount = z.infer<typeof accountSchema>;

/** All accounts; none if no audit has been made. */
export function readAccounts(contentDir: string): DumpAccount[] {
  const path = join(contentDir, 'audit.json');
  if (!existsSync(path)) return [];
  return z.array(accountSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
}
