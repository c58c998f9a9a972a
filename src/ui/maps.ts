import type { PlaceNode } from '../archive/places.ts';

const most = (places: readonly PlaceNode[]) =>
  [...places].sort((a, b) => b.articles.length - a.articles.length)[0];

/**
 * What the home page draws maps of: in the province with the most pieces the city with the most,
 * and the province too where more than one of its cities has any.
 */
export function homeMaps(provinces: readonly PlaceNode[]): PlaceNode[] {
  const province = most(provinces);
  if (!province) return [];
  const cities = province.children.filter(({ level }) => level === 'city');
  const city = most(cities);
  if (!city) return [province];
  return cities.length > 1 ? [city, province] : [city];
}
