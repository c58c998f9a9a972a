/** So many lines must show how wide the first print line of a paragraph is on a page. */
const FEWEST = 3;

/** Print lines of one measure differ in width by what their marks take, in Han characters. */
const SPREAD = 0.75;
const APART = 1.5;

/** What the width of a line says for its being a first print line, in natural logarithms of odds. */
const FITS = 1.5;
const STRANGE = -1;

/**
 * How much the width of a short line speaks for the first print line of a paragraph that a column's
 * foot cut off: all columns of a page have one measure or few, so that such lines are of one width.
 * `known` are the widths of the lines of the page that surely are such lines, in Han characters.
 */
export function fitsColumn(known: readonly number[]): (wide: number) => number {
  if (known.length < FEWEST) return () => 0;
  return (wide) => {
    const near = known.filter((other) => Math.abs(other - wide) <= SPREAD).length;
    if (near * 2 >= known.length) return FITS;
    return known.every((other) => Math.abs(other - wide) > APART) ? STRANGE : 0;
  };
}
