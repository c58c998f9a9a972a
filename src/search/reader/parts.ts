import { units, words } from '../tokenize.ts';
import type { OpenIndex } from './index.ts';
import { adjacent, NOWHERE } from './postings.ts';

/** A part of what was typed that does occur, and in how many pieces. */
export interface Part {
  text: string;
  count: number;
}

/** Characters of a text that are looked at: each costs a word of the index. */
const MOST = 24;

/**
 * The longest parts of a normalised text that occur: those of two characters and more that are in
 * no longer one, the longest first; single characters when no two of them meet anywhere.
 */
export async function longestParts(index: OpenIndex, text: string): Promise<Part[]> {
  const characters = [...text].slice(0, MOST);
  const at = words(characters.join(''));
  const single = units(characters.join(''));
  // What the index writes as two units cannot be cut by characters.
  if (single.length !== characters.length) return [];
  const postings = await index.postings(at);
  const found: Part[] = [];
  let reached = 0;
  for (let from = 0; from + 1 < characters.length; from++) {
    let here = postings.get(at[from] ?? '') ?? NOWHERE;
    let to = from + 2;
    if (here.docs.length === 0) continue;
    while (to < characters.length) {
      const next = postings.get(at[to - 1] ?? '') ?? NOWHERE;
      const further = adjacent(here, next, to - 1 - from);
      if (further.docs.length === 0) break;
      here = further;
      to++;
    }
    const part = characters.slice(from, to).join('');
    if (to > reached && part === part.trim()) found.push({ text: part, count: here.docs.length });
    reached = Math.max(reached, to);
  }
  if (found.length === 0) {
    const alone = await index.postings(single);
    for (const [i, text] of characters.entries()) {
      const count = alone.get(single[i] ?? '')?.docs.length ?? 0;
      const isNew = characters.indexOf(text) === i && /[\p{L}\p{N}]/u.test(text);
      if (count > 0 && isNew) found.push({ text, count });
    }
  }
  return found.sort((a, b) => b.text.length - a.text.length || a.count - b.count);
}
