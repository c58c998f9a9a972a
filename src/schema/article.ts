import { z } from 'zod';
import { placeSchema } from './place.ts';

/** Lines of a dump, 1-based and inclusive; or a part of one line, in UTF-16 columns [from, to). */
export const lineRangeSchema = z.union([
  z.tuple([z.int().positive(), z.int().positive()]),
  z.strictObject({ line: z.int().positive(), from: z.int().nonnegative(), to: z.int().positive() }),
]);

export const sourceSchema = z.strictObject({
  dump: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.array(lineRangeSchema).min(1),
});

/** A picture of the printed page, known only by its caption: dumps hold no pictures. */
export const photoSchema = z.strictObject({
  caption: z.string(),
  credits: z.array(z.string().min(1)),
  creditText: z.string(),
});

/**
 * A correction of the printed text by an editor. `corrected` stands exactly once in the published
 * piece; replacing it by `printed` gives back what the dump says at `line`.
 */
export const emendationSchema = z.strictObject({
  printed: z.string().min(1),
  corrected: z.string().min(1),
  line: z.int().positive(),
  reason: z.string().min(1),
});

/**
 * A reading that an editor doubts but cannot prove wrong: the text stays as printed, the doubt is
 * shown beside it. `printed` stands in the published piece.
 */
export const querySchema = z.strictObject({
  printed: z.string().min(1),
  suggest: z.string().min(1),
  line: z.int().positive(),
  reason: z.string().min(1),
});

/** How much a field that was worked out, not read, may be trusted, and the dump lines that show it. */
export const guessSchema = z.strictObject({
  certainty: z.enum(['sure', 'likely', 'doubtful']),
  evidence: z.array(z.strictObject({ line: z.int().positive(), text: z.string() })),
});

export const kindSchema = z.enum(['article', 'photo', 'headline', 'stray']);

/** ASCII, minted once from the source position, never changed: the permalink /articles/<id>/. */
export const articleIdSchema = z.string().regex(/^[a-z0-9]{6,16}$/);

/** Frontmatter of content/articles/<issue>/<nn>-<slug>.md. See README for the meaning of fields. */
export const articleSchema = z.strictObject({
  id: articleIdSchema,
  kind: kindSchema,
  /** Empty for photo pieces and strays that have none. */
  title: z.string(),
  kicker: z.string().min(1).optional(),
  subtitle: z.string().min(1).optional(),
  bylines: z.array(z.string().min(1)),
  bylineText: z.string().min(1).optional(),
  issue: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  page: z.string().min(1).optional(),
  order: z.int().positive(),
  place: placeSchema.optional(),
  otherPlaces: z.array(placeSchema).default([]),
  topics: z.array(z.string().min(1)).max(3).default([]),
  photos: z.array(photoSchema).default([]),
  source: sourceSchema,
  /** Where the text goes on in further dumps of the issue (下转第3版), in reading order. */
  continued: z.array(sourceSchema).default([]),
  /** Guesses by field name (place, topics, bylines, title): only fields that were worked out. */
  guesses: z.record(z.string(), guessSchema).default({}),
  emendations: z.array(emendationSchema).default([]),
  queries: z.array(querySchema).default([]),
  flags: z.array(z.string().min(1)).default([]),
});

export type LineRange = z.infer<typeof lineRangeSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Photo = z.infer<typeof photoSchema>;
export type Emendation = z.infer<typeof emendationSchema>;
export type Query = z.infer<typeof querySchema>;
export type Guess = z.infer<typeof guessSchema>;
export type ArticleKind = z.infer<typeof kindSchema>;
export type Article = z.infer<typeof articleSchema>;
