import { type FoldingTable, normaliser } from './tokenize.ts';

/** What was typed, as phrases that must all occur; normalised. */
export interface Query {
  phrases: string[];
}

/** A quotation mark is an operator only around whole words: `他说“好”的` is looked for as it stands. */
const WORD = /(?<!\S)["“「]([^"“”「」]+)["”」](?!\S)|(\S+)/gu;

/** Reads what was typed: words with spaces between are all wanted, quotation marks keep spaces. */
export function parseQuery(typed: string, table: FoldingTable): Query {
  const normalise = normaliser(table);
  const phrases: string[] = [];
  for (const [, quoted, plain] of typed.matchAll(WORD)) {
    const phrase = normalise(quoted ?? plain ?? '').trim();
    if (phrase !== '' && !phrases.includes(phrase)) phrases.push(phrase);
  }
  return { phrases };
}
