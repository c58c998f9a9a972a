import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import { lineage, placeOf } from '../../../src/gazetteer/place.ts';
import type { Guess } from '../../../src/schema/article.ts';
import type { Place } from '../../../src/schema/place.ts';
import type { PlaceContext } from './context.ts';
import { nearNames } from './near.ts';
import { lineAt, type Note, type PartOfUnit, partsOf, type UnitText } from './passage.ts';
import { type Settled, type Settlement, settle } from './settle.ts';
import { mainPlace, type Standing, standings, totals } from './standing.ts';
import { findStems } from './stems.ts';

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
  const main = mainPlace(places);
  const home = isFaint(main, places, context) ? atHome(parts, gazetteer, context) : undefined;
  if (home !== undefined) return { ...home, notes };
  if (main === undefined || isScattered(main, places)) return { otherPlaces: [], notes };
  const zones = zonesOf(all, parts);
  const place = placeOf(gazetteer, main, zoneFor(main, zones));
  if (place === undefined) return { otherPlaces: [], notes };
  const others = otherPlaces(main, places)
    .map(({ code }) => placeOf(gazetteer, code))
    .filter((other) => other !== undefined);
  return { place, otherPlaces: others, guess: guessOf(main, places), notes };
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

/** Weight of the mentions of each development zone: 2 in a headline or a lead, else 1. */
function zonesOf(
  mentions: readonly Settled[],
  parts: readonly PartOfUnit[],
): Map<string, { code: string; weight: number }> {
  const zones = new Map<string, { code: string; weight: number }>();
  for (const { zone, code, passage } of mentions) {
    if (zone === undefined) continue;
    const part = parts[passage]?.part;
    const weight = (zones.get(zone)?.weight ?? 0) + (part === 'body' || part === 'caption' ? 1 : 2);
    zones.set(zone, { code, weight });
  }
  return zones;
}

function zoneFor(
  main: string,
  zones: ReadonlyMap<string, { code: string; weight: number }>,
): string | undefined {
  return [...zones]
    .filter(([, { code, weight }]) => weight >= 2 && code.length > 2 && main.startsWith(code))
    .sort((a, b) => b[1].weight - a[1].weight || b[0].length - a[0].length)[0]?.[0];
}

/** True if nothing is named, or only a place away from the paper's own and in one passage. */
function isFaint(
  main: string | undefined,
  places: ReadonlyMap<string, Standing>,
  { home }: PlaceContext,
): boolean {
  if (main === undefined) return true;
  if (home === undefined || main.startsWith(home) || home.startsWith(main)) return false;
  const inside = [...places.values()].filter(({ code }) => code.startsWith(main));
  return new Set(inside.flatMap(({ passages }) => [...passages])).size <= 1;
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

/** 我市 in a paper named after a city means that city. */
function atHome(
  parts: readonly PartOfUnit[],
  gazetteer: Gazetteer,
  { home }: PlaceContext,
): Omit<PlaceGuess, 'notes'> | undefined {
  const kind = gazetteer.names.get(home ?? '')?.at(-1);
  if (home === undefined || kind === undefined) return undefined;
  const own = new RegExp(`[我全本]${kind}`, 'u');
  const part = parts.find(({ text }) => own.test(text));
  const place = placeOf(gazetteer, home);
  const match = part === undefined ? null : own.exec(part.text);
  if (part === undefined || place === undefined || match === null) return undefined;
  const evidence = [{ line: lineAt(part, match.index), text: match[0] }];
  return { place, otherPlaces: [], guess: { certainty: 'doubtful', evidence } };
}

function unknownTowns(
  { unknown }: Settlement,
  parts: readonly PartOfUnit[],
  gazetteer: Gazetteer,
): Note[] {
  return unknown.flatMap(({ passage, from, name, county }) => {
    const part = parts[passage];
    if (part === undefined) return [];
    const near = nearNames(name, county, gazetteer);
    const where = gazetteer.names.get(county) ?? county;
    const hint = near.length > 0 ? `，疑为${near.join('或')}` : '';
    const detail = `${where}没有“${name}”${hint}`;
    return [{ rule: 'unknown-town', line: lineAt(part, from), detail }];
  });
}

function formerNames(
  { settled }: Settlement,
  parts: readonly PartOfUnit[],
  gazetteer: Gazetteer,
): Note[] {
  const seen = new Set<string>();
  return settled.flatMap(({ passage, from, to, until, code, form, zone }) => {
    const part = parts[passage];
    if (form === 'short' || zone !== undefined || part === undefined) return [];
    const printed = part.text.slice(from, to);
    if (seen.has(printed) || printed === gazetteer.names.get(code)) return [];
    seen.add(printed);
    const ended = until === undefined ? '旧名' : `${until}年前的旧名`;
    const detail = `“${printed}”是${ended}，按今${gazetteer.names.get(code)}著录`;
    return [{ rule: 'former-place', line: lineAt(part, from), detail }];
  });
}
