import type { Place } from '../schema/place.ts';
import { isZone } from './forms.ts';
import type { Gazetteer } from './parse.ts';

const levels = [2, 4, 6, 9, 12] as const;

/** The codes of a division and of all that contain it, the widest first. */
export function lineage(code: string): string[] {
  return levels.filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
}

/** The code one level up; undefined for a province. */
export function parentOf(code: string): string | undefined {
  return lineage(code).at(-2);
}

/**
 * A division as a place, with the official names of all its levels. Counties directly under a
 * province or a municipality have no city, towns directly under a city (东莞) no county; a development zone
 * that the statistics list among the towns becomes `zone` of its county. Undefined for a code that
 * the gazetteer does not have.
 */
export function placeOf(gazetteer: Gazetteer, code: string, zone?: string): Place | undefined {
  const own = gazetteer.names.get(code);
  if (own === undefined) return undefined;
  if (isZone(code, own)) return placeOf(gazetteer, code.slice(0, 6), zone ?? own);
  const [province, city, county, town, village] = levels.map((digits) =>
    digits <= code.length ? gazetteer.names.get(code.slice(0, digits)) : undefined,
  );
  if (province === undefined) return undefined;
  if (code.length === 6 && county === city) return placeOf(gazetteer, code.slice(0, 4), zone);
  return {
    code,
    province,
    ...(city === undefined ? {} : { city }),
    ...(county === undefined || county === city ? {} : { county }),
    ...(town === undefined ? {} : { town }),
    ...(village === undefined ? {} : { village }),
    ...(zone === undefined ? {} : { zone }),
  };
}
