import { gzipSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';
import { initialOf, type SuggestionEntry, type SuggestionFile } from '../../src/search/suggest.ts';

/** Something that a search box proposes before a full search. */
export interface Suggestion {
  kind: SuggestionEntry[0];
  label: string;
  /** Address relative to the site's base. */
  url: string;
  /** Syllables of a name whose reading is known; others are read here. */
  syllables?: readonly string[];
}

/** Syllables of a title that are worth having: nobody types more before choosing. */
const SYLLABLES = 8;
/** The newest titles that are proposed for each letter. */
const TITLES = 200;
/** Bytes, not compressed, that may stand in one file: about 8 KB compressed. */
const FILE_BYTES = 24_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Runs of letters and characters: a headline's halves, a name; marks around them do not count. */
const RUN = /[\p{Script=Han}\p{L}\p{N}]+/gu;

function read(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true });
  const known = syllables.map((one) => one.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  return known
    .filter((one) => one !== '')
    .slice(0, SYLLABLES)
    .join(' ');
}

/**
 * The letters, or what else, that the readings of a run may begin with, from its first character
 * alone: what follows only chooses among them. A hundredth of the time that reading the run takes.
 */
function beginningsReader(): (run: string) => readonly string[] {
  const known = new Map<string, string[]>();
  return (run) => {
    const character = String.fromCodePoint(run.codePointAt(0) ?? 0);
    let found = known.get(character);
    if (!found) {
      const all = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
      found = [...new Set(all.map((one) => one.toLowerCase().charAt(0)))];
      known.set(character, found);
    }
    return [...found, initialOf(run)];
  };
}

/** What of a label is read: a title's runs of two characters and more, a name as it is. */
const runsOf = ({ kind, label }: Suggestion): string[] =>
  kind === 'title'
    ? [...label.matchAll(RUN)].flatMap(([run]) => (run.length > 1 ? [run] : []))
    : [label];

/** The readings of some runs by the letters under which they are looked for. */
function readings(
  runs: readonly string[],
  syllables: readonly string[] | undefined,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const run of runs) {
    const reading = syllables ? syllables.join(' ') : read(run);
    // A character of several readings: typed itself, it is looked for where browsers sort it.
    for (const letter of new Set([reading[0] ?? '', initialOf(run)])) {
      const under = found.get(letter) ?? [];
      if (!under.includes(reading)) found.set(letter, [...under, reading]);
    }
  }
  return found;
}

/**
 * The files of suggestions by first letter of their pinyin: as few files as keep each small. The
 * first file, which every search box loads, says where the letters are and has them all when the
 * archive is small.
 */
export function suggestionFiles(suggestions: Iterable<Suggestion>): {
  /** The first file of a version of the index. */
  first: (version: string) => Uint8Array;
  others: Uint8Array[];
} {
  const byLetter = new Map([...LETTERS].map((letter) => [letter, [] as SuggestionEntry[]]));
  const titles = new Map<string, number>();
  const beginnings = beginningsReader();
  // Under a digit nothing is proposed; what is neither may turn out to be anything.
  const isFull = (letter: string) => titles.get(letter) === TITLES || /^\d?$/.test(letter);
  for (const suggestion of suggestions) {
    const { kind, label, url, syllables } = suggestion;
    const runs = runsOf(suggestion).filter(
      (run) => kind !== 'title' || !beginnings(run).every(isFull),
    );
    for (const [letter, readingsHere] of readings(runs, syllables)) {
      if (kind === 'title') {
        const count = titles.get(letter) ?? 0;
        if (count === TITLES) continue;
        titles.set(letter, count + 1);
      }
      byLetter.get(letter)?.push([kind, label, url, readingsHere.join('|')]);
    }
  }
  const parts: { from: string; entries: SuggestionEntry[]; bytes: number }[] = [];
  for (const [letter, entries] of byLetter) {
    const bytes = Buffer.byteLength(JSON.stringify(entries));
    const last = parts.at(-1);
    if (last && last.bytes + bytes <= FILE_BYTES) {
      // A title with parts under two letters of one file stands there once.
      const known = new Map(last.entries.map((entry) => [entry[2], entry]));
      for (const entry of entries) {
        const same = known.get(entry[2]);
        if (same) same[3] += `|${entry[3]}`;
        else last.entries.push(entry);
      }
      last.bytes += bytes;
    } else parts.push({ from: letter, entries: [...entries], bytes });
  }
  const file = (content: SuggestionFile) => gzipSync(JSON.stringify(content), { level: 9 });
  const [only] = parts;
  if (only && parts.length === 1)
    return { first: () => file({ entries: only.entries }), others: [] };
  return {
    first: (version) => file({ version, letters: parts.map(({ from }) => from) }),
    others: parts.map(({ entries }) => file({ entries })),
  };
}
