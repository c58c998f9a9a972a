import type { GeoContext } from 'd3-geo';

/**
 * Draws what d3-geo projects as the data of an SVG path in whole units, each point from the one
 * before: half the bytes of d3-geo's own paths. Points that fall together are drawn once, and
 * outlines that shrink to a line not at all.
 */
export function pen(): GeoContext & { path(): string } {
  let drawn = '';
  let line: [number, number][] = [];
  let last: [number, number] = [0, 0];
  const add = (x: number, y: number) => {
    const point: [number, number] = [Math.round(x), Math.round(y)];
    const before = line.at(-1);
    if (before?.[0] !== point[0] || before[1] !== point[1]) line.push(point);
  };
  const finish = (least: number, end: string) => {
    const [first, ...others] = line;
    if (first && line.length >= least) {
      const steps = others.map(([x, y], at) => {
        const [fromX, fromY] = line[at] ?? first;
        return pair(x - fromX, y - fromY);
      });
      drawn += `${drawn === '' ? 'M' : 'm'}${pair(first[0] - last[0], first[1] - last[1])}l${joined(steps)}${end}`;
      // After z the pen is back where the outline began.
      last = (end === 'z' ? undefined : others.at(-1)) ?? first;
    }
    line = [];
  };
  return {
    beginPath() {},
    moveTo(x, y) {
      finish(2, '');
      add(x, y);
    },
    lineTo: add,
    arc() {},
    closePath: () => finish(3, 'z'),
    path() {
      finish(2, '');
      return drawn;
    },
  };
}

const pair = (x: number, y: number) => joined([`${x}`, `${y}`]);

/** A minus sign separates numbers by itself. */
const joined = (numbers: string[]) =>
  numbers.reduce(
    (text, number) => text + (text && !number.startsWith('-') ? ' ' : '') + number,
    '',
  );
