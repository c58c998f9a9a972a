import type { Source } from '../schema/article.ts';
import { ui } from './index.ts';

/** The lines of a dump that a piece was made from, in words. */
export const sourceRanges = (source: Source): string =>
  source.lines
    .map((range) =>
      Array.isArray(range)
        ? ui.source.range(range[0], range[1])
        : ui.source.part(range.line, range.from, range.to),
    )
    .join(ui.listSeparator);
