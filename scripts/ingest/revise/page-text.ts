import { bare } from '../chars.ts';
import type { Labelled } from '../label.ts';

/** What the running text of a page shows of how its words go together. */
export interface PageText {
  /** Groups of two and three characters that stand side by side in one line. */
  readonly groups: ReadonlySet<string>;
  /** The two characters that sentences begin with. */
  readonly starts: ReadonlySet<string>;
  /** Spaces stand between words by chance, and tell nothing. */
  readonly spaced: boolean;
}

/** Where so many texts have a space between Han characters, they have them by chance. */
const SPACED = 0.2;
const SPACE = /\p{Script=Han}[ 　]+\p{Script=Han}[^（）()]*$/u;

/** Collects what the text of a page says about the borders between its lines. */
export function pageText(labelled: readonly Labelled[]): PageText {
  const groups = new Set<string>();
  const starts = new Set<string>();
  let texts = 0;
  let spaced = 0;
  for (const { label, stretch } of labelled) {
    if (label.kind !== 'body') continue;
    texts++;
    if (SPACE.test(stretch.text)) spaced++;
    const text = bare(stretch.text);
    for (let index = 0; index + 2 <= text.length; index++) {
      groups.add(text.slice(index, index + 2));
      groups.add(text.slice(index, index + 3));
    }
    for (const match of text.matchAll(/(?<=[。！？!?；;])[\p{L}\p{N}]{2}/gu)) starts.add(match[0]);
  }
  return { groups, starts, spaced: spaced > SPACED * texts };
}
