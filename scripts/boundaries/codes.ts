import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Gazetteer } from '../../src/gazetteer/parse.ts';

/** A file of the source: the counties of a city, each with its code and name of that time. */
export type CityShapes = FeatureCollection<Polygon | MultiPolygon, { name: string }>;

const KIND = /(?:自治县|[区县市])$/u;
const stem = (name: string) => name.replace(KIND, '');

/**
 * The code that an area has today: that of the county of its city that bears its name, or its stem
 * (临安市, today 临安区). An area whose county is no more has the four digits of its city.
 */
export function codeOfArea(
  { id, properties: { name } }: CityShapes['features'][number],
  gazetteer: Gazetteer,
): string {
  const city = String(id).slice(0, 4);
  const counties = [...gazetteer.names].filter(
    ([code]) => code.length === 6 && code.startsWith(city),
  );
  const [code] =
    counties.find(([, official]) => official === name) ??
    counties.find(([, official]) => stem(official) === stem(name)) ??
    [];
  return code ?? city;
}
