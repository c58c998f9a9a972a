import { type Like, likeParts, readSounds, type Sounds } from '../likeness.ts';
import { bareName } from '../place-word.ts';
import type { Offer } from '../protocol.ts';
import type { Clause, Query, Term } from '../query.ts';
import type { SuggestionEntry } from '../suggest.ts';
import { suggestionLoader } from '../suggest-files.ts';
import { phraseWords } from '../tokenize.ts';
import { writeQuery } from '../write.ts';
import type { Evaluated, Sources } from './evaluate.ts';
import { longestParts } from './parts.ts';

/** What would help where nothing was found; loaded only then. */

/** Offers of one way at most. */
const MOST = 5;
/** Texts of a query that are looked into. */
const MOST_TEXTS = 3;
/** Characters of a text that another character of the same sound is tried for. */
const MOST_SOUNDS = 8;
/** Compressed bytes of the index that are loaded to find texts that sound the same. */
const SOUND_BYTES = 100_000;
/** Names that are like what was typed and are looked for. */
const MOST_LIKE = 12;

type Run = (query: Query) => Promise<Evaluated>;

const one = (...terms: Term[]): Query => ({ clauses: [{ terms, not: false }], notes: [] });
const text = (value: string): Term => ({ kind: 'text', text: value });

/** The texts with each character in turn put in place of by one that sounds the same. */
async function soundingTexts(typed: string, { index }: Sources, sounds: Sounds): Promise<string[]> {
  const characters = [...typed];
  if (characters.length < 2 || characters.length > MOST_SOUNDS) return [];
  const bySyllable = new Map<string, string[]>();
  for (const [character, syllables] of sounds) {
    for (const syllable of syllables) {
      bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), character]);
    }
  }
  const candidates = characters.flatMap((character, i) => {
    const alike = [...(sounds.get(character) ?? [])].flatMap((one) => bySyllable.get(one) ?? []);
    return [...new Set(alike)]
      .filter((other) => other !== character)
      .map((other) => {
        const words = phraseWords([...characters].with(i, other).join(''));
        // The pair that ends with the other character: those of one beginning lie together.
        return { text: characters.with(i, other).join(''), word: words[Math.max(0, i - 1)] ?? '' };
      });
  });
  const words = [...new Set(candidates.map(({ word }) => word))];
  let left = SOUND_BYTES;
  const affordable: string[] = [];
  for (const [word, cost] of await index.costs(words)) {
    if (cost > left) continue;
    // Words of one block cost it once; counting it for each keeps well below the limit.
    left -= cost / MOST_SOUNDS;
    affordable.push(word);
  }
  const postings = await index.postings(affordable);
  return candidates
    .filter(({ word }) => (postings.get(word)?.docs.length ?? 0) > 0)
    .map((candidate) => candidate.text);
}

/** What is offered instead of a text that stands nowhere. */
async function instead(value: string, sources: Sources, run: Run): Promise<Offer[]> {
  const { index, normalise } = sources;
  const count = async (query: Query) => (await run(query)).docs.length;
  const entriesFor = suggestionLoader((path) => index.source.whole(path));
  const parts = await longestParts(index, value);
  const sounds = readSounds(new TextDecoder().decode(await index.data('pinyin')));
  const lists = await Promise.all([value, ...parts.map((part) => part.text)].map(entriesFor));
  const entries = new Map<string, SuggestionEntry>();
  for (const entry of lists.flat()) entries.set(entry[0] + entry[1], entry);

  const likes = new Map<string, Like>();
  const names: Term[] = [];
  for (const [kind, label] of entries.values()) {
    const name = normalise(label);
    for (const like of likeParts(value, name, sounds)) {
      if (likes.get(like.text)?.how !== 'sound') likes.set(like.text, like);
    }
    const known = kind === 'place' ? bareName(name) : name;
    if (kind !== 'title' && known.length > 1 && (value.includes(known) || name.includes(value))) {
      names.push({ kind, text: name });
    }
  }
  for (const sounding of await soundingTexts(value, sources, sounds)) {
    likes.set(sounding, { text: sounding, how: 'sound' });
  }
  const bySound = [...likes.values()].sort((a, b) => (a.how < b.how ? 1 : a.how > b.how ? -1 : 0));
  const offered = (how: Offer['how'], terms: readonly Term[]) =>
    Promise.all(
      terms.map(async (term): Promise<Offer> => {
        const query = one(term);
        return { how, typed: writeQuery(query), count: await count(query) };
      }),
    );
  const like = await Promise.all(
    bySound.slice(0, MOST_LIKE).map(({ how, text: other }) => offered(how, [text(other)])),
  );
  return [
    ...like.flat().sort((a, b) => (a.how === b.how ? b.count - a.count : 0)),
    ...(await offered('name', names.slice(0, MOST))),
    ...parts.map(
      (part): Offer => ({
        how: 'part',
        typed: writeQuery(one(text(part.text))),
        count: part.count,
      }),
    ),
  ];
}

/** The query with one of its clauses left out, or else each clause alone. */
async function looser({ clauses }: Query, run: Run): Promise<Offer[]> {
  if (clauses.length < 2) return [];
  const offers = (all: Clause[][]) =>
    Promise.all(
      all
        .filter((some) => some.some(({ not }) => !not))
        .map(async (some): Promise<Offer> => {
          const { docs } = await run({ clauses: some, notes: [] });
          return { how: 'without', typed: writeQuery({ clauses: some }), count: docs.length };
        }),
    );
  const leftOut = await offers(clauses.map((_, i) => clauses.toSpliced(i, 1)));
  if (clauses.length === 2 || leftOut.some(({ count }) => count > 0)) return leftOut;
  return offers(clauses.map((clause) => [clause]));
}

/**
 * Queries that find something, for one that finds nothing: like-sounding and slightly different
 * texts, names that are known, the query without a word, and the longest parts that occur.
 */
export async function helpWith(query: Query, sources: Sources, run: Run): Promise<Offer[]> {
  const terms = query.clauses.flatMap((clause) => (clause.not ? [] : clause.terms));
  const texts = terms.flatMap((term) => ('text' in term ? [term] : []));
  const missing: Term[] = [];
  for (const term of texts) {
    if ((await run(one(term))).docs.length === 0) missing.push(term);
  }
  const all = await Promise.all(
    missing.slice(0, MOST_TEXTS).map(async (term): Promise<Offer[]> => {
      if (!('text' in term)) return [];
      // Not in the field that was named: it may stand in the text.
      const plain = term.kind === 'text' ? 0 : (await run(one(text(term.text)))).docs.length;
      if (plain === 0) return instead(term.text, sources, run);
      return [{ how: 'part', typed: writeQuery(one(text(term.text))), count: plain }];
    }),
  );
  const offers = [...all.flat(), ...(await looser(query, run))];
  const seen = new Map<string, number>();
  // A single character is found nearly anywhere: better than nothing, and than nothing else.
  const isWord = ({ how, typed, count }: Offer) =>
    count > 0 && (how !== 'part' || typed.length > 1);
  const words = offers.some(isWord);
  return offers.filter(({ how, typed, count }, i) => {
    if (words && !isWord({ how, typed, count })) return false;
    if (count === 0 || offers.findIndex((other) => other.typed === typed) < i) return false;
    seen.set(how, (seen.get(how) ?? 0) + 1);
    return (seen.get(how) ?? 0) <= MOST;
  });
}
