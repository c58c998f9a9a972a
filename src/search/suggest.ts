/** Suggestions for what is being typed: names and titles that begin so, by characters or pinyin. */

/** Readings: syllables with spaces between; those of several parts of a title with `|` between. */
export type SuggestionEntry = [
  kind: 'place' | 'topic' | 'author' | 'title',
  label: string,
  url: string,
  readings: string,
];

export interface SuggestionFile {
  /** First letter of each further file; absent when all entries are here. */
  letters?: string[];
  entries?: SuggestionEntry[];
  /** Name of the folder of the further files. */
  version?: string;
}

/**
 * How well typed letters read as pinyin: each syllable may be typed whole or by its beginning, so
 * `haining`, `hai ning`, `hn` and `haini` all read hai ning. 0 is not at all; more of each
 * syllable, and more syllables of the name, are better.
 */
export function readsAs(typed: string, reading: string): number {
  const syllables = reading.split(' ');
  const letters = typed.replace(/[\s'’]/g, '').toLowerCase();
  // best[i]: the best score with the first i letters typed, before the syllable at hand.
  let best = new Map([[0, 0]]);
  let result = 0;
  for (const [number, syllable] of syllables.entries()) {
    const next = new Map<number, number>();
    for (const [from, score] of best) {
      for (let length = 1; length <= syllable.length; length++) {
        const letter = letters[from + length - 1];
        const wanted = syllable[length - 1];
        // ü is written v, and typed u as often.
        if (letter === undefined || (letter !== wanted && !(wanted === 'v' && letter === 'u')))
          break;
        const whole = length === syllable.length ? 3 : 1;
        next.set(from + length, Math.max(next.get(from + length) ?? 0, score + whole));
      }
    }
    const done = next.get(letters.length);
    if (done !== undefined) {
      result = Math.max(result, done + (number === syllables.length - 1 ? 2 : 0));
    }
    best = next;
  }
  return result;
}

const KINDS: Record<SuggestionEntry[0], number> = { place: 3, topic: 2, author: 1, title: 0 };
const LATIN = /^[a-z\s'’]+$/i;

/** The entries that what was typed may mean, the likeliest first. */
export function suggestionsFor(
  typed: string,
  entries: readonly SuggestionEntry[],
  normalise: (text: string) => string,
  most: number,
): SuggestionEntry[] {
  const wanted = normalise(typed);
  if (wanted === '') return [];
  const scored = entries.flatMap((entry) => {
    const [kind, label, , readings] = entry;
    const text = normalise(label);
    const at = text.indexOf(wanted);
    const letters = LATIN.test(typed)
      ? Math.max(...readings.split('|').map((reading) => readsAs(typed, reading)))
      : 0;
    const score = at >= 0 ? (text === wanted ? 200 : at === 0 ? 100 : 50) : letters;
    return score > 0 ? [{ entry, score: 4 * score + KINDS[kind] }] : [];
  });
  scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, most).map(({ entry }) => entry);
}

/** Unicode's own bounds between the letters of pinyin in its order of Chinese (CLDR). */
const BOUND = '\ufdd0';
const LETTERS = 'ABCDEFGHJKLMNOPQRSTWXYZ';
const BY_PINYIN = new Intl.Collator('zh-Hans-u-co-pinyin');

/** First letter of a text's pinyin, told by the browser's own collation; '' when it has none. */
export function initialOf(text: string): string {
  const first = /[\p{Script=Han}a-z]/iu.exec(text)?.[0] ?? '';
  if (/[a-z]/i.test(first)) return first.toLowerCase();
  if (first === '') return '';
  const next = [...LETTERS].findIndex((letter) => BY_PINYIN.compare(BOUND + letter, first) > 0);
  return (next < 0 ? 'Z' : (LETTERS[next - 1] ?? '')).toLowerCase();
}
