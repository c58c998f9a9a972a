import { z } from 'zod';

/** content/topics/<slug>.yaml: one entry of the authority file of topics. */
export const topicSchema = z.strictObject({
  /** Stands in the frontmatter of articles, in Chinese. */
  id: z.string().min(1),
  /** Last part of the page's URL, ASCII. */
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  definition: z.string().min(1),
  /** Words that speak for the topic; a weight other than 1 stands after them. */
  cues: z.array(z.union([z.string().min(1), z.tuple([z.string().min(1), z.number()])])),
});

export type Topic = z.infer<typeof topicSchema>;
