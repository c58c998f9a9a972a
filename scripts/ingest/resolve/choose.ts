import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import { lineage } from '../../../src/gazetteer/place.ts';
import type { PlaceContext } from './context.ts';
import { startsInsideWord } from './mentions.ts';
import type { Open } from './settle.ts';

/** Weight of a wider place that the piece names, by the number of its digits. */
const namedWeight: Readonly<Record<number, number>> = { 2: 1, 4: 3, 6: 6, 9: 12 };
/** Weight of a wider place's share in the dump. */
const sharedWeight: Readonly<Record<number, number>> = { 2: 0.5, 4: 1.5, 6: 3 };

/** What a village must have: its city is named, or has half of what the dump names. */
const VILLAGE = { score: 0.7, lead: 0.5 };
/** What a town must have that no other shares its name with: else 打通镇 is found in 打通镇村关系. */
const TOWN = { score: 0.3, lead: 0 };
/** What one of several towns or counties of one name must have: the dump is of its province at least. */
const NAMESAKE = { score: 0.6, lead: 0.3 };
/** Shares in the dump from which a place, its city, or the county of a town is at home in it. */
const SHARED = { place: 0.02, city: 0.1, county: 0.03 };

/** Codes of all places that a piece names beyond doubt, and of the wider ones they lie in. */
export function namedIn(
  mentions: readonly Open[],
  gazetteer: Gazetteer,
  { shares }: PlaceContext,
): Set<string> {
  const named = new Set<string>();
  const alone: string[] = [];
  for (const { candidates, form, linked, text, from, to } of mentions) {
    const [code] = candidates;
    if (code === undefined || candidates.length > 1) continue;
    const isCity = code.length === 4 && !gazetteer.words.has(text.slice(from, to));
    if (form === 'short' && !linked && !isCity) continue;
    if (linked || code.length < 9) for (const wider of lineage(code)) named.add(wider);
    else if (code.length === 9) alone.push(code);
  }
  // A town by itself speaks for its county only if the county is spoken of: it may be no name at all.
  for (const code of alone) {
    const county = code.slice(0, 6);
    if (!named.has(county) && (shares.get(county) ?? 0) < SHARED.county) continue;
    for (const wider of lineage(code)) named.add(wider);
  }
  return named;
}

/**
 * True for a town or village that is only the end of longer words (园|林城镇, 浙|南山村). A town is not
 * asked where its county is known: the word breaker does not know names.
 */
export function isPartOfWord(
  mention: Open,
  linked: ReadonlySet<string>,
  { shares }: PlaceContext,
): boolean {
  const isKnown = mention.candidates.some((code) => {
    const county = code.slice(0, 6);
    return code.length === 12 ? linked.has(code) : shares.has(county) || linked.has(county);
  });
  const isTown = mention.candidates.every((code) => code.length >= 9);
  return isTown && !isKnown && startsInsideWord(mention.text, mention);
}

/** The code that is meant, or undefined where that stays open. */
export function choose(
  mention: Open,
  gazetteer: Gazetteer,
  named: ReadonlySet<string>,
  context: PlaceContext,
): string | undefined {
  if (mention.linked || mention.form === 'alias') return mention.candidates[0];
  if (mention.form === 'short') return chooseShort(mention, gazetteer, named, context);
  const ranked = mention.candidates
    .map((code) => ({ code, score: nearness(code, named, context) }))
    .sort((a, b) => b.score - a.score || a.code.length - b.code.length);
  const [best, second] = ranked;
  const printed = mention.text.slice(mention.from, mention.to);
  if (best === undefined || gazetteer.words.has(printed)) return undefined;
  // A village of another province, not compiled, may bear the name as well: no single candidate is proof.
  if (best.code.length < 9 && second === undefined && printed.length > 2) return best.code;
  const lead = best.score - (second?.score ?? 0);
  const needed = best.code.length === 12 ? VILLAGE : second === undefined ? TOWN : NAMESAKE;
  const isKnown =
    printed.length > 2 || (best.code.length === 9 && named.has(best.code.slice(0, 6)));
  return isKnown && best.score >= needed.score && lead >= needed.lead ? best.code : undefined;
}

/** A short form counts where its full name, or at least its surroundings, are known from elsewhere. */
function chooseShort(
  mention: Open,
  gazetteer: Gazetteer,
  named: ReadonlySet<string>,
  context: PlaceContext,
): string | undefined {
  const byWidth = [...mention.candidates].sort((a, b) => a.length - b.length);
  const share = (code: string) => context.shares.get(code) ?? 0;
  const [widest] = byWidth;
  if (widest === undefined) return undefined;
  const known =
    byWidth.find((code) => named.has(code)) ?? byWidth.find((code) => share(code) > SHARED.place);
  if (known !== undefined || widest.length === 2) return known ?? widest;
  const printed = mention.text.slice(mention.from, mention.to);
  if (gazetteer.words.has(printed) || startsInsideWord(mention.text, mention)) return undefined;
  if (widest.length === 4) return widest;
  const near = byWidth.find((code) => {
    const city = code.slice(0, 4);
    return named.has(city) || share(city) > SHARED.city;
  });
  const isOnlyCity = byWidth.length === 1 && gazetteer.names.get(widest)?.endsWith('市');
  return near ?? (isOnlyCity ? widest : undefined);
}

/** How much a piece and its dump speak of the places around `code`; a province says nothing of a village. */
function nearness(code: string, named: ReadonlySet<string>, { shares }: PlaceContext): number {
  let score = 0;
  for (const wider of lineage(code)) {
    if (wider.length === 2 && code.length === 12) continue;
    if (wider !== code && named.has(wider)) score += namedWeight[wider.length] ?? 0;
    score += (shares.get(wider) ?? 0) * (sharedWeight[wider.length] ?? 0);
  }
  return score;
}
