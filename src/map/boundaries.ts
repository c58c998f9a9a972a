import type { GeometryCollection, Topology } from 'topojson-specification';

/**
 * content/boundaries/<province>.json: the areas of a province. The id of a county is its code of
 * six digits; an area without a county of today has the four digits of its city.
 */
export type Boundaries = Topology<{ counties: GeometryCollection }>;
