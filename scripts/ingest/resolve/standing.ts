import { lineage, parentOf } from '../../../src/gazetteer/place.ts';
import { type Evidence, lineAt, type Part, type PartOfUnit } from './passage.ts';
import { isScene, roleWeight } from './role.ts';
import type { Settled } from './settle.ts';

/** What a piece says of one place. */
export interface Standing {
  readonly code: string;
  /** Weight of all its mentions; about 1 for one plain mention in the body. */
  score: number;
  /** Weight of its mentions under its full name. */
  named: number;
  /** Passages it is mentioned in. */
  readonly passages: Set<number>;
  /** Position of the first mention in reading order. */
  readonly first: number;
  readonly evidence: Evidence[];
  /** True if at least one mention can mean nothing else, by itself or by the chain it ends. */
  sure: boolean;
}

const partWeight: Readonly<Record<Part, number>> = {
  title: 3,
  headline: 2.5,
  lead: 2,
  body: 1,
  caption: 1,
};

/** A second mention in one passage adds this much of the first, the third and later ones nothing. */
const AGAIN = 0.3;
/** A stem says less than the full name. */
const STEM = 0.5;
/** A place where something is said to happen counts more. */
const SCENE = 1.5;
const MOST_EVIDENCE = 3;

/** Adds up the mentions of each place. A chain of places counts for its narrowest only. */
export function standings(
  parts: readonly PartOfUnit[],
  mentions: readonly Settled[],
): Map<string, Standing> {
  const places = new Map<string, Standing>();
  const ordered = [...mentions].sort(byWeight);
  const seen = new Map<string, number>();
  for (const mention of ordered) {
    const part = parts[mention.passage];
    if (part === undefined || mention.inChain) continue;
    const role = roleWeight(part.text, mention, mention.chainFrom);
    if (role === 0) continue;
    const key = `${mention.passage} ${mention.code}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    if (before > 2) continue;
    const scene = role === 1 && isScene(part.text, mention, mention.chainFrom) ? SCENE : 1;
    const stem = mention.form === 'stem' && part.part !== 'title' ? STEM : 1;
    const weight = partWeight[part.part] * role * scene * stem * (before > 0 ? AGAIN : 1);
    const standing = places.get(mention.code) ?? {
      code: mention.code,
      score: 0,
      named: 0,
      passages: new Set(),
      first: mention.passage * 1e6 + mention.from,
      evidence: [],
      sure: false,
    };
    standing.score += weight;
    if (mention.form !== 'stem' && role > 0.3) standing.named += weight;
    standing.passages.add(mention.passage);
    if (mention.by !== 'context') standing.sure = true;
    if (standing.evidence.length < MOST_EVIDENCE) {
      const text = part.text.slice(mention.chainFrom, mention.to);
      standing.evidence.push({ line: lineAt(part, mention.chainFrom), text });
    }
    places.set(mention.code, standing);
  }
  return places;
}

/** By passage; within one, full names before stems, which add little to them. */
function byWeight(a: Settled, b: Settled): number {
  const stems = Number(a.form === 'stem') - Number(b.form === 'stem');
  return a.passage - b.passage || stems || a.from - b.from;
}

/** Score of a place with all places in it. */
export function totals(places: ReadonlyMap<string, Standing>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { code, score } of places.values()) {
    for (const wider of lineage(code)) sums.set(wider, (sums.get(wider) ?? 0) + score);
  }
  return sums;
}

/** Share of a place's mentions that its best part must have for the piece to be about that part. */
const threshold: Readonly<Record<number, number>> = { 2: 0.2, 4: 0.35, 6: 0.45, 9: 0.5, 12: 0.5 };

/** Three parts and more, none with half of what is said of all: the piece goes round the whole. */
const ROUND = { parts: 3, least: 1, share: 0.5 };

/**
 * The place a piece is about: from the whole country down to the narrowest place that holds enough
 * of what is said. Undefined if no place is named.
 */
export function mainPlace(places: ReadonlyMap<string, Standing>): string | undefined {
  const sums = totals(places);
  const inside = new Map<string, string[]>();
  for (const code of sums.keys()) {
    const parent = parentOf(code) ?? '';
    inside.set(parent, [...(inside.get(parent) ?? []), code]);
  }
  let at: string | undefined;
  for (;;) {
    const parts = (inside.get(at ?? '') ?? []).map((code) => ({ code, sum: sums.get(code) ?? 0 }));
    const [best] = parts.sort((a, b) => b.sum - a.sum || a.code.localeCompare(b.code));
    if (best === undefined) return at;
    if (at !== undefined && !goesInto(best, parts, sums.get(at) ?? 0)) {
      if (!persists(best.code, at, places)) return at;
    }
    at = best.code;
  }
}

interface PartSum {
  readonly code: string;
  readonly sum: number;
}

function goesInto(best: PartSum, parts: readonly PartSum[], whole: number): boolean {
  const real = parts.filter(({ sum }) => sum >= ROUND.least);
  const all = real.reduce((total, { sum }) => total + sum, 0);
  if (real.length >= ROUND.parts && best.sum < ROUND.share * all) return false;
  return best.sum / (whole || 1) >= (threshold[best.code.length] ?? 0.5);
}

/** True if a village goes through the whole piece beside its town: then it is what the piece shows. */
function persists(code: string, wider: string, places: ReadonlyMap<string, Standing>): boolean {
  const own = places.get(code);
  const town = places.get(wider);
  if (code.length !== 12 || own === undefined || town === undefined) return false;
  return own.passages.size >= 3 && own.score >= 0.65 * town.score;
}
