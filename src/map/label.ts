import type { Point } from './label-point.ts';

/** Size of a label in units of the drawing; a digit is somewhat more than half as wide. */
const SIZE = 24;
const DIGIT = 0.58 * SIZE;
/** From one line to the next, and from the middle of a line down to its foot. */
const LINE = 28;
const FOOT = 9;

/**
 * What is written on a county with pieces: its name above their number where there is room for
 * both, else the number, else nothing. `room` is the distance from `at` to the nearest border.
 */
export function labelLines(name: string, count: number, [x, y]: Point, room: number) {
  const nameFits = name !== '' && room >= (name.length * SIZE) / 2;
  // A number may reach over the border on both sides of a narrow county.
  const countFits = (`${count}`.length * DIGIT) / 2 <= 1.5 * room;
  const lines = nameFits ? [name, `${count}`] : countFits ? [`${count}`] : [];
  return lines.map((text, index) => ({
    text,
    x: Math.round(x),
    y: Math.round(y + FOOT + (index - (lines.length - 1) / 2) * LINE),
  }));
}
