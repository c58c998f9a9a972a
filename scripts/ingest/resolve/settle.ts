import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import { lineage } from '../../../src/gazetteer/place.ts';
import type { PlaceContext } from './context.ts';
import { findMentions, type Mention, startsInsideWord } from './mentions.ts';

/** A mention whose place is known, with the wider places printed straight before it. */
export interface Settled extends Mention {
  readonly passage: number;
  readonly code: string;
  /** Where the chain 海宁市盐官镇 begins that ends with this mention. */
  readonly chainFrom: number;
  /** True if a wider place straight after it in the text makes this mention only a part of a chain. */
  readonly inChain: boolean;
  /** How the code was found. */
  readonly by: 'only' | 'chain' | 'context';
}

interface Open extends Mention {
  readonly passage: number;
  readonly text: string;
  candidates: readonly string[];
  chainFrom: number;
  linked: boolean;
  inChain: boolean;
}

/** A town named under a county that has none of that name. */
export interface UnknownTown {
  readonly passage: number;
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly county: string;
}

export interface Settlement {
  readonly settled: readonly Settled[];
  readonly unknown: readonly UnknownTown[];
}

/**
 * Decides for every mention which of its candidates is meant: what is printed straight before it
 * (海宁市盐官镇), else what else the piece names, else what the dump as a whole is about. Mentions
 * that stay open are dropped.
 */
export function settle(
  texts: readonly string[],
  gazetteer: Gazetteer,
  context: PlaceContext,
): Settlement {
  const open = texts.map((text, passage) =>
    findMentions(text, gazetteer).map(
      (mention): Open => ({
        ...mention,
        passage,
        text,
        candidates: mention.codes,
        chainFrom: mention.from,
        linked: false,
        inChain: false,
      }),
    ),
  );
  const unknown = open.flatMap((mentions) => link(mentions));
  const missing = new Set(unknown.map(({ name }) => name));
  const all = open.flat().filter(({ candidates, linked, text, from, to }) => {
    return candidates.length > 0 && (linked || !missing.has(text.slice(from, to)));
  });
  const named = namedIn(all, gazetteer);
  const settled: Settled[] = [];
  for (const mention of all) {
    const chosen = choose(mention, gazetteer, named, context);
    if (chosen === undefined) continue;
    const { candidates: _, text: __, linked, ...rest } = mention;
    const by = linked ? 'chain' : mention.codes.length === 1 ? 'only' : 'context';
    settled.push({ ...rest, code: chosen, by });
  }
  return { settled, unknown };
}

/** Codes of all places that a piece names beyond doubt, and of the wider ones they lie in. */
function namedIn(mentions: readonly Open[], gazetteer: Gazetteer): Set<string> {
  const named = new Set<string>();
  for (const { candidates, form, linked, text, from, to } of mentions) {
    const [code] = candidates;
    if (code === undefined || candidates.length > 1 || (code.length === 12 && !linked)) continue;
    const isCity = code.length === 4 && !gazetteer.words.has(text.slice(from, to));
    if (form === 'short' && !linked && !isCity) continue;
    for (const wider of lineage(code)) named.add(wider);
  }
  return named;
}

/** Narrows candidates by what stands straight before them; reports towns a county does not have. */
function link(mentions: Open[]): UnknownTown[] {
  const unknown: UnknownTown[] = [];
  for (let index = 1; index < mentions.length; index++) {
    const wider = mentions[index - 1];
    const mention = mentions[index];
    if (wider === undefined || mention === undefined) continue;
    if (wider.to !== mention.from || wider.zone !== undefined) continue;
    const inside = mention.candidates.filter((code) => isUnder(code, wider.candidates));
    if (inside.length > 0) {
      mention.candidates = inside;
      wider.candidates = wider.candidates.filter((code) => isUnder(inside, [code]));
      mention.chainFrom = wider.chainFrom;
      mention.linked = true;
      wider.inChain = true;
      continue;
    }
    const [county] = wider.candidates;
    const isTown = mention.codes.some((code) => code.length === 9);
    if (county?.length === 6 && wider.candidates.length === 1 && isTown) {
      const { passage, from, to, text } = mention;
      unknown.push({ passage, from, to, name: text.slice(from, to), county });
      mention.candidates = [];
    }
  }
  return unknown;
}

function isUnder(code: string | readonly string[], wider: readonly string[]): boolean {
  const codes = typeof code === 'string' ? [code] : code;
  return codes.some((one) => wider.some((other) => one !== other && one.startsWith(other)));
}

/** Weight of a wider place that the piece names, by the number of its digits. */
const namedWeight: Readonly<Record<number, number>> = { 2: 1, 4: 3, 6: 6, 9: 12, 12: 1 };
/** Weight of a wider place's share in the dump. */
const sharedWeight: Readonly<Record<number, number>> = { 2: 0.5, 4: 1.5, 6: 3 };

function choose(
  mention: Open,
  gazetteer: Gazetteer,
  named: ReadonlySet<string>,
  context: PlaceContext,
): string | undefined {
  if (mention.linked || mention.form === 'alias') return mention.candidates[0];
  const ranked = mention.candidates
    .map((code) => ({ code, score: nearness(code, named, context) }))
    .sort((a, b) => b.score - a.score || a.code.length - b.code.length);
  const [best, second] = ranked;
  if (best === undefined) return undefined;
  if (mention.form === 'short') return chooseShort(mention, gazetteer, named, context);
  const printed = gazetteer.names.get(best.code) ?? '';
  if (gazetteer.words.has(printed)) return undefined;
  const lead = best.score - (second?.score ?? -1);
  if (best.code.length === 12) {
    return printed.length > 2 && best.score >= 1.2 && lead >= 0.5 ? best.code : undefined;
  }
  if (!isNear(best.code, named, context) && startsInsideWord(mention.text, mention))
    return undefined;
  return ranked.length === 1 || (best.score >= 0.6 && lead >= 0.3) ? best.code : undefined;
}

/** True if the county (or the wider place itself) is spoken of elsewhere. */
function isNear(code: string, named: ReadonlySet<string>, context: PlaceContext): boolean {
  if (code.length < 9) return named.has(code.slice(0, 4));
  const county = code.slice(0, 6);
  return context.shares.has(county) || [...named].some((other) => other === county);
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
    byWidth.find((code) => named.has(code)) ?? byWidth.find((code) => share(code) > 0.02);
  if (known !== undefined || widest.length === 2) return known ?? widest;
  const printed = mention.text.slice(mention.from, mention.to);
  if (gazetteer.words.has(printed) || startsInsideWord(mention.text, mention)) return undefined;
  if (widest.length === 4) return widest;
  const near = byWidth.find((code) => {
    const city = code.slice(0, 4);
    return named.has(city) || share(city) > 0.1;
  });
  const isOnlyCity = byWidth.length === 1 && gazetteer.names.get(widest)?.endsWith('市');
  return near ?? (isOnlyCity ? widest : undefined);
}

function nearness(code: string, named: ReadonlySet<string>, context: PlaceContext): number {
  let score = 0;
  for (const wider of lineage(code)) {
    if (wider !== code && named.has(wider)) score += namedWeight[wider.length] ?? 0;
    score += (context.shares.get(wider) ?? 0) * (sharedWeight[wider.length] ?? 0);
  }
  return score;
}
