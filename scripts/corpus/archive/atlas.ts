import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import { placeOf } from '../../../src/gazetteer/place.ts';
import type { CountyPlace } from '../places.ts';
import { type Rng, rngOf, shuffled } from '../rng.ts';

/** Counties of the gazetteer, the one written about most first. */
export interface Atlas {
  /** A county; the one of rank k comes with a probability of about 1 in k (Zipf). */
  draw(rng: Rng): CountyPlace;
  /** Position among the county's towns, the commoner ones first. */
  drawTown(rng: Rng, county: CountyPlace): number;
}

/** Rank from 0 below `size` after a Zipf law of exponent 1 that ends there. */
const rank = (rng: Rng, size: number): number =>
  Math.min(size - 1, Math.floor((size + 1) ** rng.next()) - 1);

/** `home` is the province the newspapers are from: its counties come before all others. */
export function atlasOf(gazetteer: Gazetteer, seed: number, home: string): Atlas {
  const codes = [...gazetteer.names.keys()].filter((code) => code.length === 6).sort();
  const order = shuffled(rngOf(`atlas/${seed}`), codes);
  const ranked = [
    ...order.filter((code) => code.startsWith(home)),
    ...order.filter((code) => !code.startsWith(home)),
  ].filter((code) => {
    const place = placeOf(gazetteer, code);
    return place?.county !== undefined && (gazetteer.children.get(code)?.length ?? 0) > 0;
  });
  const known = new Map<string, CountyPlace>();

  function countyOf(code: string): CountyPlace {
    const found = known.get(code);
    if (found) return found;
    const { province, city, county } = placeOf(gazetteer, code) as {
      province: string;
      city?: string;
      county: string;
    };
    const named = (child: string) => ({ name: gazetteer.names.get(child) ?? '', code: child });
    const towns = (gazetteer.children.get(code) ?? [])
      .map(named)
      .filter(({ code: town }) => placeOf(gazetteer, town)?.town !== undefined)
      .map((town) => ({
        ...town,
        villages: (gazetteer.children.get(town.code) ?? []).map((child) => named(child).name),
      }));
    const place = {
      province,
      city: city ?? province,
      county,
      code,
      towns: shuffled(rngOf(`towns/${seed}/${code}`), towns),
    };
    known.set(code, place);
    return place;
  }

  return {
    draw(rng) {
      for (;;) {
        const county = countyOf(ranked[rank(rng, ranked.length)] as string);
        if (county.towns.length > 0) return county;
      }
    },
    drawTown: (rng, county) => rank(rng, county.towns.length),
  };
}
