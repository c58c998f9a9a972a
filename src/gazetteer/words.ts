/** Finds the words of a list in a text, the longest at each place. */
export interface WordIndex {
  /** First two characters of a word → bit set of the lengths of the words that begin so. */
  readonly lengths: Map<string, number>;
  readonly words: { has(word: string): boolean };
}

export interface Found {
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

/** Longest word that is looked for: a bit set of 32 bits holds its length. */
const LONGEST = 31;

export function wordIndex(words: {
  keys(): Iterable<string>;
  has(word: string): boolean;
}): WordIndex {
  const lengths = new Map<string, number>();
  for (const word of words.keys()) noteWord(lengths, word);
  return { lengths, words };
}

/** Adds `word` to the table of lengths. Words of one character or of more than 31 are left out. */
export function noteWord(lengths: Map<string, number>, word: string): void {
  if (word.length < 2 || word.length > LONGEST) return;
  const head = word.slice(0, 2);
  lengths.set(head, (lengths.get(head) ?? 0) | (1 << word.length));
}

/** The longest word that begins at `from`, or undefined. */
export function wordAt(index: WordIndex, text: string, from: number): string | undefined {
  let lengths = index.lengths.get(text.slice(from, from + 2)) ?? 0;
  while (lengths !== 0) {
    const length = 31 - Math.clz32(lengths);
    const word = text.slice(from, from + length);
    if (word.length === length && index.words.has(word)) return word;
    lengths &= ~(1 << length);
  }
  return undefined;
}

/** All words in `text` from left to right, the longest at each place, without overlaps. */
export function findWords(index: WordIndex, text: string): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < text.length - 1; ) {
    const word = wordAt(index, text, from);
    if (word === undefined) from++;
    else {
      found.push({ from, to: from + word.length, word });
      from += word.length;
    }
  }
  return found;
}
