import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { Objects, Topology } from 'topojson-specification';
import type { Gazetteer } from '../../src/gazetteer/parse.ts';
import { type CityShapes, codeOfArea } from './codes.ts';
import { despeckle, paint, type Raster } from './raster.ts';
import { trace } from './trace.ts';

/** Side of a cell in degrees, some 200 m. The source gives its points to 1/1024 degree. */
const SIDE = 1 / 512;
/** In cells (100 are some four square kilometres): what is smaller is no part of an area. */
const PATCH = 100;
/** In cells: a smaller bend is straightened. A map of a city on a phone has 5 cells a pixel. */
const BEND = 12;

type Area = Polygon | MultiPolygon;

/**
 * The counties of a province as TopoJSON text. Each has its code of six digits as id; an area whose
 * county is no more has the four digits of its city.
 *
 * The borders of neighbours do not coincide in the source. So the areas are painted onto a grid and
 * their outlines traced from it: what is then simplified are the common borders, each once, and no
 * gaps open.
 */
export function compileBoundaries(cities: readonly CityShapes[], gazetteer: Gazetteer): string {
  const features = cities.flatMap((city) => city.features);
  const codes = features.map((feature) => codeOfArea(feature, gazetteer));
  const { raster, west, south } = painted(features.map(({ geometry }) => geometry));
  const outlines = [...trace(despeckle(raster, PATCH))].map(([number, rings]) => ({
    type: 'Feature' as const,
    id: codes[number - 1] as string,
    properties: {},
    geometry: areaOf(rings),
  }));
  const simple = simplified(outlines.sort((a, b) => (a.id < b.id ? -1 : 1)));
  const scale: [number, number] = [SIDE, SIDE];
  return `${JSON.stringify({ ...simple, transform: { scale, translate: [west, south] } })}\n`;
}

/** The areas on a grid with one empty cell around them. */
function painted(areas: readonly Area[]): { raster: Raster; west: number; south: number } {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const area of areas) {
    const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
    for (const [x = 0, y = 0] of rings.flat()) {
      [west, south] = [Math.min(west, x), Math.min(south, y)];
      [east, north] = [Math.max(east, x), Math.max(north, y)];
    }
  }
  west = (Math.floor(west / SIDE) - 1) * SIDE;
  south = (Math.floor(south / SIDE) - 1) * SIDE;
  const width = Math.ceil((east - west) / SIDE) + 1;
  const height = Math.ceil((north - south) / SIDE) + 1;
  return { raster: paint(areas, { west, south, side: SIDE }, width, height), west, south };
}

/** Twice the area, positive where the ring runs counterclockwise. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[at - 1] as Position, ring[at] as Position];
    sum += ax * by - bx * ay;
  }
  return sum;
}

/**
 * Outer rings clockwise, as d3-geo wants them. Holes go with the largest part: what they leave out
 * is the same wherever they stand.
 */
function areaOf(rings: readonly Position[][]): MultiPolygon {
  const sized = rings
    .map((ring) => ({ ring: ring.toReversed(), size: signedArea(ring) }))
    .sort((a, b) => b.size - a.size);
  const parts = sized.filter(({ size }) => size > 0).map(({ ring }) => [ring]);
  parts[0]?.push(...sized.filter(({ size }) => size < 0).map(({ ring }) => ring));
  return { type: 'MultiPolygon', coordinates: parts };
}

/** Borders with few points, still on corners of cells; each point from the one before it. */
function simplified(features: Feature<MultiPolygon>[]): Topology {
  const counties: FeatureCollection = { type: 'FeatureCollection', features };
  const whole = topology({ counties });
  const { type, objects, arcs } = simplify(presimplify(whole as Topology<Objects<object>>), BEND);
  const deltas = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([atX = 0, atY = 0]) => {
      const delta = [atX - x, atY - y];
      [x, y] = [atX, atY];
      return delta;
    });
  });
  return { type, objects, arcs: deltas };
}
