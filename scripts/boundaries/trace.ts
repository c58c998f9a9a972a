import type { Position } from 'geojson';
import type { Raster } from './raster.ts';

/**
 * The outlines of each area of a raster, by its number: closed rings through the corners of cells,
 * in cells from the south-western corner, with the area on their left. Neighbours have exactly the
 * same points along a common border. Areas that touch at a corner only are not joined there.
 */
export function trace({ width, height, cells }: Raster): Map<number, Position[][]> {
  const stride = width + 1;
  /** Of each area, from each corner the corners that an edge leads to. */
  const edges = new Map<number, Map<number, number[]>>();
  const add = (area: number, from: number, to: number) => {
    const ofArea = edges.get(area) ?? new Map<number, number[]>();
    edges.set(area, ofArea);
    const ends = ofArea.get(from);
    if (ends) ends.push(to);
    else ofArea.set(from, [to]);
  };
  const areaAt = (column: number, row: number) =>
    column < 0 || row < 0 || column >= width || row >= height
      ? 0
      : (cells[row * width + column] ?? 0);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const area = areaAt(column, row);
      if (area === 0) continue;
      const corner = row * stride + column;
      if (areaAt(column, row - 1) !== area) add(area, corner, corner + 1);
      if (areaAt(column + 1, row) !== area) add(area, corner + 1, corner + 1 + stride);
      if (areaAt(column, row + 1) !== area) add(area, corner + 1 + stride, corner + stride);
      if (areaAt(column - 1, row) !== area) add(area, corner + stride, corner);
    }
  }
  const position = (corner: number): Position => [corner % stride, Math.floor(corner / stride)];
  return new Map([...edges].map(([area, from]) => [area, rings(from, position)]));
}

/** Links edges into rings; at a corner with two ways on it turns left, which keeps to one cell. */
function rings(edges: Map<number, number[]>, position: (corner: number) => Position): Position[][] {
  const found: Position[][] = [];
  for (const start of edges.keys()) {
    while (edges.get(start)?.length) {
      const ring: number[] = [start];
      let before = start;
      let at = next(edges, start, undefined);
      while (at !== start) {
        ring.push(at);
        const step = at - before;
        before = at;
        at = next(edges, at, step);
      }
      ring.push(start);
      found.push(ring.map(position));
    }
  }
  return found;
}

/** Takes an edge away from `at`: the leftmost one for who comes with `step`. */
function next(edges: Map<number, number[]>, at: number, step: number | undefined): number {
  const ends = edges.get(at) ?? [];
  // Two edges that leave one corner lead opposite ways, so one of them is to the left.
  const left = step === undefined ? -1 : ends.findIndex((end) => turnsLeft(step, end - at));
  const [end] = ends.splice(Math.max(0, left), 1);
  if (end === undefined) throw new Error('an outline does not close');
  return end;
}

/** Steps are 1 east, -1 west, ±stride north and south. */
function turnsLeft(step: number, onward: number): boolean {
  const [vertical, up] = [Math.abs(step) > 1, step > 0];
  return vertical ? onward === (up ? -1 : 1) : Math.abs(onward) > 1 && onward > 0 === up;
}
