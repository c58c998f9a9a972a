import type { Gazetteer } from '../../../src/gazetteer/parse.ts';
import { lineage } from '../../../src/gazetteer/place.ts';
import { choose, isPartOfWord, namedIn } from './choose.ts';
import type { PlaceContext } from './context.ts';
import { findMentions, type Mention } from './mentions.ts';

/** A mention whose place is known, with the wider places printed straight before it. */
export interface Settled extends Mention {
  readonly passage: number;
  readonly code: string;
  /** Where the chain 海宁市盐官镇 begins that ends with this mention. */
  readonly chainFrom: number;
  /** True if a narrower place is printed straight after it: then only that one counts. */
  readonly inChain: boolean;
  /** How the code was found. */
  readonly by: 'only' | 'chain' | 'context';
}

/** A mention that may still mean several places. */
export interface Open extends Mention {
  readonly passage: number;
  readonly text: string;
  candidates: readonly string[];
  /** The county of a town that it does not have: what is printed after it lies in that county. */
  within?: string;
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
  const linked = new Set(
    open.flat().flatMap((mention) => (mention.linked ? mention.candidates.flatMap(lineage) : [])),
  );
  const all = open.flat().filter((mention) => {
    if (mention.candidates.length === 0) return false;
    if (mention.linked) return true;
    const printed = mention.text.slice(mention.from, mention.to);
    return !missing.has(printed) && !isPartOfWord(mention, linked, context);
  });
  const named = namedIn(all, gazetteer, context);
  const settled: Settled[] = [];
  for (const mention of all) {
    const chosen = choose(mention, gazetteer, named, context);
    if (chosen === undefined) continue;
    const { candidates: _, text: __, linked: isLinked, ...rest } = mention;
    const by = isLinked ? 'chain' : mention.codes.length === 1 ? 'only' : 'context';
    settled.push({ ...rest, code: chosen, by });
  }
  return { settled, unknown };
}

/** Narrows candidates by what stands straight before them; reports towns a county does not have. */
function link(mentions: Open[]): UnknownTown[] {
  const unknown: UnknownTown[] = [];
  for (let index = 1; index < mentions.length; index++) {
    const wider = mentions[index - 1];
    const mention = mentions[index];
    if (wider === undefined || mention === undefined) continue;
    if (wider.to !== mention.from || wider.zone !== undefined) continue;
    const above = wider.within === undefined ? wider.candidates : [wider.within];
    const inside = mention.candidates.filter((code) => isUnder(code, above));
    if (inside.length > 0) {
      mention.candidates = inside;
      wider.candidates = wider.candidates.filter((code) => isUnder(inside, [code]));
      mention.chainFrom = wider.chainFrom;
      mention.linked = true;
      wider.inChain = true;
      continue;
    }
    const [county] = above;
    const isTown = mention.codes.some((code) => code.length === 9);
    const isVillage = mention.codes.every((code) => code.length === 12);
    if (county === undefined || county.length < 6 || above.length > 1) continue;
    // Villages are merged and renamed all the time: one that its county lacks is not one elsewhere.
    if (isTown || isVillage) mention.candidates = [];
    if (isTown && wider.to - wider.from > 2) {
      const { passage, from, to, text } = mention;
      unknown.push({ passage, from, to, name: text.slice(from, to), county: county.slice(0, 6) });
      mention.within = county.slice(0, 6);
    }
  }
  return unknown;
}

function isUnder(code: string | readonly string[], wider: readonly string[]): boolean {
  const codes = typeof code === 'string' ? [code] : code;
  return codes.some((one) => wider.some((other) => one !== other && one.startsWith(other)));
}
