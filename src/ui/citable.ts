import config from '../../archive.config.ts';
import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';
import { type Citable, citable } from '../cite/citable.ts';
import { articlePath } from '../exports/site.ts';
import { absolute } from './href.ts';
import { titleOf } from './titles.ts';

/** What citations say of a piece of this archive. */
export const citableOf = (entry: ArticleEntry, issue: IssueEntry): Citable =>
  citable(entry, issue, {
    description: titleOf(entry),
    url: absolute(articlePath(entry.id)),
    language: config.language,
  });
