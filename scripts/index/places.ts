import { placePath } from '../../src/archive/places.ts';
import { bareName, placeWord } from '../../src/search/place-word.ts';
import type { PieceFacts } from '../../src/search/record.ts';
import { cborWriter } from './cbor.ts';
import { type EncodedWord, wordWithoutPositions } from './merge.ts';

/** Collects which pieces are about what lies under each name of a place, with and without what it is. */
export function placeNames(normalise: (printed: string) => string) {
  const docsOf = new Map<string, number[]>();
  let doc = 0;
  return {
    add({ places }: PieceFacts): void {
      const labels = places.flatMap(placePath).map(({ name }) => normalise(name));
      for (const name of new Set(labels.flatMap((label) => [label, bareName(label)]))) {
        const docs = docsOf.get(name);
        if (docs) docs.push(doc);
        else docsOf.set(name, [doc]);
      }
      doc++;
    },
    /** The names as words, sorted; they stand behind all words of texts. */
    *words(): Generator<EncodedWord> {
      const named = Map.groupBy(docsOf.keys(), placeWord);
      const writer = cborWriter();
      for (const word of [...named.keys()].sort()) {
        const names = named.get(word) ?? [];
        // Two names of one hash, once in a million archives: then neither finds more than its text.
        const docs = names.length === 1 ? (docsOf.get(names[0] ?? '') ?? []) : [];
        yield wordWithoutPositions(writer, word, docs);
      }
    },
  };
}
