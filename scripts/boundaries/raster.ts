import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * A picture of areas: each cell has the number of its area, from 1, or 0 where there is none. Rows
 * run from south to north.
 */
export interface Raster {
  width: number;
  height: number;
  cells: Uint8Array;
}

/** Where the cells lie: the south-western corner and the side of a cell, in degrees. */
export interface Grid {
  west: number;
  south: number;
  side: number;
}

const ringsOf = (area: Polygon | MultiPolygon): Position[][] =>
  area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();

/** Longitudes where the line through the middle of a row crosses the edges of the rings. */
function crossings(rings: readonly Position[][], latitude: number): number[] {
  const found: number[] = [];
  for (const ring of rings) {
    let [fromX = 0, fromY = 0] = ring.at(-1) ?? [];
    for (const [x = 0, y = 0] of ring) {
      if (fromY > latitude !== y > latitude) {
        found.push(fromX + ((latitude - fromY) / (y - fromY)) * (x - fromX));
      }
      [fromX, fromY] = [x, y];
    }
  }
  return found.sort((a, b) => a - b);
}

/** The rows whose middle lies between the southern and the northern end of the rings. */
function rowsOf(rings: readonly Position[][], { south, side }: Grid): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const ring of rings) {
    for (const [, y = 0] of ring) {
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  return [Math.ceil((low - south) / side - 0.5), Math.floor((high - south) / side - 0.5)];
}

/**
 * Paints areas (at most 255) onto the grid, even-odd; where two overlap the first one stays. A cell
 * belongs to the area in which its middle lies.
 */
export function paint(
  areas: readonly (Polygon | MultiPolygon)[],
  grid: Grid,
  width: number,
  height: number,
): Raster {
  const cells = new Uint8Array(width * height);
  for (const [index, area] of areas.entries()) {
    const rings = ringsOf(area);
    const [first, last] = rowsOf(rings, grid);
    for (let row = Math.max(0, first); row <= Math.min(height - 1, last); row++) {
      const ends = crossings(rings, grid.south + (row + 0.5) * grid.side).map((longitude) =>
        Math.ceil((longitude - grid.west) / grid.side - 0.5),
      );
      for (let pair = 0; pair + 1 < ends.length; pair += 2) {
        for (let column = Math.max(0, ends[pair] ?? 0); column < (ends[pair + 1] ?? 0); column++) {
          const at = row * width + column;
          if (column < width && cells[at] === 0) cells[at] = index + 1;
        }
      }
    }
  }
  return { width, height, cells };
}

/**
 * Gives every patch of fewer than `least` cells to the area that most of its edge touches, until
 * there is none left: slits and splinters along a border go to a neighbour, islets become sea. A
 * patch is a set of cells of one area (or of none) that hang together by their sides.
 */
export function despeckle({ width, height, cells }: Raster, least: number): Raster {
  const clean = cells.slice();
  // Every change joins a patch to another one, so this comes to an end.
  while (cleanOnce({ width, height, cells: clean }, least)) {}
  return { width, height, cells: clean };
}

/** True when something was changed. */
function cleanOnce({ width, height, cells }: Raster, least: number): boolean {
  const seen = new Uint8Array(cells.length);
  let changed = false;
  for (let start = 0; start < cells.length; start++) {
    if (seen[start]) continue;
    const area = cells[start] ?? 0;
    const patch = [start];
    const touched = new Map<number, number>();
    seen[start] = 1;
    for (let done = 0; done < patch.length; done++) {
      for (const beside of neighbours(patch[done] as number, width, height)) {
        const other = cells[beside] ?? 0;
        if (other !== area) touched.set(other, (touched.get(other) ?? 0) + 1);
        else if (!seen[beside]) {
          seen[beside] = 1;
          patch.push(beside);
        }
      }
    }
    const [winner] = [...touched].sort((a, b) => b[1] - a[1]);
    if (patch.length >= least || !winner) continue;
    for (const at of patch) cells[at] = winner[0];
    changed = true;
  }
  return changed;
}

function neighbours(at: number, width: number, height: number): number[] {
  const column = at % width;
  const found: number[] = [];
  if (column > 0) found.push(at - 1);
  if (column < width - 1) found.push(at + 1);
  if (at >= width) found.push(at - width);
  if (at < width * (height - 1)) found.push(at + width);
  return found;
}
