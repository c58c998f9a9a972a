import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import { lineage, parentOf, placeOf } from '../../../src/gazetteer/place.ts';
import type { Guess } from '../../../src/schema/article.ts';
import type { Place } from '../../../src/schema/place.ts';
import type { PlaceContext } from './context.ts';
import { isFaint, ownPlace } from './home.ts';
import { type Note, partsOf, type UnitText } from './passage.ts';
import { formerNames, unknownTowns } from './place-notes.ts';
import { type Settled, settle } from './settle.ts';
import { mainPlace, type Standing, standings, totals } from './standing.ts';
import { findStems } from './stems.ts';
import { zoneOf } from './zones.ts';

/** What a piece is about, and why that is thought. */
export interface PlaceGuess {
  readonly place?: Place;
  readonly otherPlaces: readonly Place[];
  readonly guess?: Guess;
  readonly notes: readonly Note[];
}

/** A place inside the main one is kept from this score on: one plain mention in the body. */
const INSIDE = 0.65;
/** A place elsewhere is kept from this score on: about three plain mentions, or the headline. */
const ELSEWHERE = 2.6;
/** Below this share of all mentions a city or province does not stand out. */
const SCATTERED = 0.35;
const MOST_OTHERS = 8;
const MOST_EVIDENCE = 3;

/**
 * Finds the places that a piece is about: first the body whose work is reported, then the towns and
 * villages where a reported scene or case happens. Places named only as somebody's origin, through a
 * spokesperson or in the name of a company are left out.
 */
export function resolvePlaces(
  unit: UnitText,
  gazetteer: Gazetteer,
  context: PlaceContext,
): PlaceGuess {
  const parts = partsOf(unit);
  const texts = parts.map(({ text }) => text);
  const settlement = settle(texts, gazetteer, context);
  const all: Settled[] = [
    ...settlement.settled,
    ...findStems(texts, settlement.settled, gazetteer),
  ];
  const notes = [
    ...unknownTowns(settlement, parts, gazetteer),
    ...formerNames(settlement, parts, gazetteer),
  ];
  const places = standings(parts, all);
  const main = known(mainPlace(places), gazetteer);
  const own = isFaint(main, places, context) ? ownPlace(parts, gazetteer, context) : undefined;
  if (own !== undefined) {
    const guess: Guess = { certainty: 'doubtful', evidence: [own.evidence] };
    const place = placeOf(gazetteer, own.code);
    return { ...(place && { place, guess }), otherPlaces: [], notes };
  }
  if (main === undefined || isScattered(main, places)) return { otherPlaces: [], notes };
  const place = placeOf(gazetteer, main, zoneOf(main, all, parts));
  if (place === undefined) return { otherPlaces: [], notes };
  const others = otherPlaces(main, places)
    .map(({ code }) => placeOf(gazetteer, code))
    .filter((other) => other !== undefined);
  return { place, otherPlaces: others, guess: guessOf(main, places), notes };
}

/** The nearest division with a name: the counties of a municipality lie in no city. */
function known(code: string | undefined, gazetteer: Gazetteer): string | undefined {
  if (code === undefined || gazetteer.names.has(code)) return code;
  return known(parentOf(code), gazetteer);
}

function otherPlaces(main: string, places: ReadonlyMap<string, Standing>): Standing[] {
  return [...places.values()]
    .filter(({ code, score, named }) => {
      if (code === main || lineage(main).includes(code)) return false;
      return code.startsWith(main) ? named >= INSIDE : named > 0 && score >= ELSEWHERE;
    })
    .sort((a, b) => a.first - b.first)
    .slice(0, MOST_OTHERS);
}

function guessOf(main: string, places: ReadonlyMap<string, Standing>): Guess {
  const inside = [...places.values()].filter(({ code }) => code.startsWith(main));
  const own = places.get(main);
  const evidence = [...(own === undefined ? inside : [own])]
    .flatMap((standing) => standing.evidence)
    .slice(0, MOST_EVIDENCE);
  const share = shareOf(main, places);
  const score = totals(places).get(main) ?? 0;
  const sure = own?.sure && own.named >= 2 && share >= 0.6;
  const certainty = sure ? 'sure' : score >= 1 && share >= 0.4 ? 'likely' : 'doubtful';
  return { certainty, evidence };
}

/** True if a piece names so many places that not even the first among them stands out. */
function isScattered(main: string, places: ReadonlyMap<string, Standing>): boolean {
  return main.length <= 4 && shareOf(main, places) < SCATTERED;
}

function shareOf(code: string, places: ReadonlyMap<string, Standing>): number {
  let own = 0;
  let all = 0;
  for (const standing of places.values()) {
    all += standing.score;
    if (standing.code.startsWith(code)) own += standing.score;
  }
  return own / (all || 1);
}
