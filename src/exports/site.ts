import type { IssueDate } from '../archive/dates.ts';
import type { ArticleEntry } from '../archive/entry.ts';

/** What exports say of the archive as a whole, and how it names its things. */
export type SiteFacts = {
  title: string;
  description: string;
  publisher: string;
  /** BCP 47 tag of the texts. */
  language: string;
  /** Where errors are reported by mail. */
  mail: string | undefined;
  /** Address with its origin of a path that begins at the site's root. */
  absolute: (path: `/${string}`) => string;
  /** What a piece is called, also when it was printed without a title. */
  titleOf: (entry: ArticleEntry) => string;
  /** A date in words; says so when it is approximate or not known. */
  dateInWords: (date: IssueDate | undefined) => string;
};

export const articlePath = (id: string) => `/articles/${id}/` as const;
export const issuePath = (id: string) => `/issues/${id}/` as const;
export const placePath = (key: string) => `/places/${key}/` as const;
export const topicPath = (slug: string) => `/topics/${slug}/` as const;
export const authorPath = (slug: string) => `/authors/${slug}/` as const;
