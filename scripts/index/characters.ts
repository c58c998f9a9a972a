import { firstUnit, GAP } from '../../src/search/tokenize.ts';
import { cutGroup, MOST_BLOCKS, MOST_BYTES, type WordGroup } from './blocks.ts';
import type { EncodedWord } from './merge.ts';

/*
 * Queries of one character. A character stands in the pieces of all words that begin with it, so it
 * needs no word of its own where these lie close together; where they are many, reading them all
 * would cost more than its own word does.
 */

/** A word that may lie anywhere. */
export const alone = (word: EncodedWord): WordGroup => ({ from: word.word, words: [word] });

/**
 * The words of texts, sorted, as groups. A character whose words fill `MOST_BLOCKS` at most is left to
 * them: they are one group, in which its own word is not. Where they fill more, its own word is there,
 * and the one for where it ends a part is not.
 */
export function* characterGroups(words: Iterable<EncodedWord>): Generator<WordGroup> {
  let own: EncodedWord | undefined;
  /** Words of the character that may be one group; undefined when they are too many. */
  let group: EncodedWord[] | undefined;
  let bytes = 0;
  const tooMany = function* (from: EncodedWord[]): Generator<WordGroup> {
    for (const word of from) if (!word.word.endsWith(GAP)) yield alone(word);
    group = undefined;
  };
  const finish = function* (): Generator<WordGroup> {
    if (!own || !group) return;
    if (cutGroup(group).length > MOST_BLOCKS) yield* tooMany([own, ...group]);
    else yield { from: own.word, words: group };
  };
  for (const word of words) {
    if (word.word === firstUnit(word.word)) {
      yield* finish();
      [own, group, bytes] = [word, [], 0];
    } else if (!own || !group) yield* tooMany([word]);
    else {
      group.push(word);
      bytes += word.bytes.length;
      if (bytes > MOST_BYTES) yield* tooMany([own, ...group]);
    }
  }
  yield* finish();
}
