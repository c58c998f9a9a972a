/**
 * Bytes that a reader's first query may spend on the facets that stand open: some for the names of
 * values, some for each piece, up to so many pieces. Chosen so that the limits of docs/search.md hold.
 */
const FOR_NAMES = 6000;
const FOR_EACH_PIECE = 0.55;
const MOST_PIECES = 20_000;
/** Compressed bytes of a value's key and name in a facet's file. */
const NAME = 13;

/**
 * The facets that stand open on the search page of an archive: those first in order whose files
 * are small together; the others are loaded when a reader opens them.
 *
 * @param facets names of facets, and how many values each has
 */
export function openFacets(
  pieces: number,
  facets: readonly (readonly [name: string, values: number])[],
): string[] {
  let left = FOR_NAMES + FOR_EACH_PIECE * Math.min(pieces, MOST_PIECES);
  return facets.flatMap(([name, values]) => {
    const bytes = (pieces * Math.log2(Math.max(1, values))) / 8 + NAME * values;
    if (bytes > left) return [];
    left -= bytes;
    return [name];
  });
}
