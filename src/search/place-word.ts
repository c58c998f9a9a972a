import { fnv } from './fnv.ts';

/**
 * Names of places as words of the index, so that a name typed finds what is under the place at the
 * price of one block. Names have any length and words of the index at most two characters, so a
 * word is a hash: 39 bits as two characters that no text of the index has.
 */

/** First code point of the characters, and how many follow it: behind all that texts hold. */
const FROM = 0x30000;
const MANY = 0x110000 - FROM;
/** Starts of two independent hashes. */
const STARTS = [0x811c9dc5, 0x01000193];

/** What a name may leave out: 嘉善 is 嘉善县, 西塘 is 西塘镇. */
const SUFFIX = /(?<=.{2})(省|市|县|区|镇|乡|街道|村|社区)$/u;

/** The name of a place without what it is. */
export const bareName = (label: string): string => label.replace(SUFFIX, '');

/**
 * The word of a normalised name. Names that differ only in what they are begin alike: they stand side
 * by side, and where they are names of one place the second costs next to nothing.
 */
export function placeWord(name: string): string {
  const points = [bareName(name), name].map((text, i) => {
    const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    return FROM + ((fnv(codes, STARTS[i]) >>> 0) % MANY);
  });
  return String.fromCodePoint(...points);
}
