import { type GeoPermissibleObjects, geoMercator, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import type { Boundaries } from './boundaries.ts';
import { labelPoint, type Point } from './label-point.ts';
import { pen } from './pen.ts';

/** Width of a drawing in its own units: two to a pixel on a phone. */
export const WIDTH = 720;

/** In square units: a bend smaller than this is not drawn. */
const BEND = 4;

/** Room left around the areas for the lines that are drawn on their edge, in units. */
const MARGIN = 4;

export type County = {
  code: string;
  /** Data of an SVG path. */
  path: string;
  /** Where a label stands, and how far the nearest border is from there. */
  at: Point;
  room: number;
};

export type Drawing = {
  width: number;
  height: number;
  /** In the order of codes. */
  counties: County[];
  /** One path for all areas whose county is no more; empty when there are none. */
  former: string;
  /** Borders between cities; empty on the map of one city. */
  cities: string;
};

type Areas = FeatureCollection<MultiPolygon>;

/**
 * Draws the counties of a province (`under` has two digits) or of a city (four), fitted to the
 * width. Undefined where the boundaries have none of them.
 */
export function drawCounties(boundaries: Boundaries, under: string): Drawing | undefined {
  const { counties } = boundaries.objects;
  const geometries = counties.geometries.filter(({ id }) => String(id).startsWith(under));
  if (geometries.length === 0) return undefined;
  const chosen: Boundaries = {
    ...boundaries,
    objects: { counties: { ...counties, geometries } },
  };
  const full = feature(chosen, chosen.objects.counties) as Areas;
  const frame: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, WIDTH - MARGIN],
  ];
  // The source has points 200 m apart at the least: nothing to be gained by d3-geo adding more.
  const projection = geoMercator().precision(0).fitExtent(frame, full);
  const [[, top], [, bottom]] = geoPath(projection).bounds(full);
  const [x = 0, y = 0] = projection.translate();
  projection.translate([x, y - top + MARGIN]);

  const fine = presimplify(chosen);
  const unit = 180 / (Math.PI * projection.scale());
  const simple = simplify(fine, BEND * unit * unit);
  const areas = (feature(simple, simple.objects.counties) as Areas).features;
  const draw = (shape: GeoPermissibleObjects) => {
    const context = pen();
    geoPath(projection, context)(shape);
    return context.path();
  };
  const project = (position: Position) => projection(position as [number, number]) as Point;
  const countyOf = (area: Feature<MultiPolygon>): County => ({
    code: String(area.id),
    path: draw(area),
    ...labelPoint(area.geometry.coordinates.flat().map((ring) => ring.map(project))),
  });
  const isCounty = (area: Feature) => String(area.id).length === 6;
  const cityOf = ({ id }: { id?: string | number }) => String(id).slice(0, 4);
  return {
    width: WIDTH,
    height: Math.ceil(bottom - top + 2 * MARGIN),
    counties: areas.filter(isCounty).map(countyOf),
    former: draw({
      type: 'FeatureCollection',
      features: areas.filter((area) => !isCounty(area)),
    }),
    cities: draw(mesh(simple, simple.objects.counties, (a, b) => cityOf(a) !== cityOf(b))),
  };
}
