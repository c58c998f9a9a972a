import { z } from 'zod';
import { lineRangeSchema } from './article.ts';

/** Newspaper name of a dump that does not say which paper it is. */
export const UNKNOWN_NEWSPAPER = '报名未详';

/** A line of a dump that shows why a date was inferred. */
export const dateEvidenceSchema = z.strictObject({
  dump: z.string().min(1),
  line: z.int().positive(),
  text: z.string().min(1),
  note: z.string().optional(),
});

export const issuePageSchema = z.strictObject({
  dump: z.string().min(1),
  page: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
});

/** A part of a dump that is published in no article, and why: page furniture, a duplicate. */
export const omissionSchema = z.strictObject({
  dump: z.string().min(1),
  lines: z.array(lineRangeSchema).min(1),
  reason: z.string().min(1),
  text: z.string(),
});

/** content/issues/<id>.yaml: one issue (期) of a newspaper. `date` is EDTF; null is unknown. */
export const issueSchema = z.strictObject({
  newspaper: z.string().min(1),
  date: z.string().min(1).nullable(),
  dateEvidence: z.array(dateEvidenceSchema).optional(),
  number: z.string().min(1).optional(),
  pages: z.array(issuePageSchema).min(1),
  omissions: z.array(omissionSchema).default([]),
});

export type DateEvidence = z.infer<typeof dateEvidenceSchema>;
export type IssuePage = z.infer<typeof issuePageSchema>;
export type Omission = z.infer<typeof omissionSchema>;
export type Issue = z.infer<typeof issueSchema>;
