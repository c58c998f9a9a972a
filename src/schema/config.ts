import { z } from 'zod';

/** archive.config.ts: what one archive says of itself. */
export const configSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  /** BCP 47 tag of the texts. */
  language: z.string().min(1),
  /** Language of the interface; texts are untouched. */
  uiLanguage: z.enum(['zh-Hans', 'zh-Hant', 'en']),
  /** Origin the site is published under, without a path. */
  site: z.url(),
  /** Path the site is published under, begins and ends with a slash. */
  base: z.string().regex(/^\/(.*\/)?$/),
  publisher: z.string().min(1),
  /** Map of counties on the home page; `approval` is the map's 审图号. */
  map: z.strictObject({ enabled: z.boolean(), approval: z.string().optional() }),
  /** Where readers report errors: a mail address or a repository's new-issue form. */
  report: z
    .union([z.strictObject({ mail: z.email() }), z.strictObject({ newIssue: z.url() })])
    .optional(),
  /** Keep visited pages readable without a network. */
  offline: z.boolean(),
});

export type ArchiveConfig = z.infer<typeof configSchema>;
