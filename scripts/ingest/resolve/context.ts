import { codesUnder, type Gazetteer } from '../../../src/gazetteer/parse.ts';
import { lineage } from '../../../src/gazetteer/place.ts';
import { findMentions } from './mentions.ts';

/** What the rest of a dump says about where it is from. */
export interface PlaceContext {
  /** Code of a province, city or county → its share of all places the dump names, 0 to 1. */
  readonly shares: ReadonlyMap<string, number>;
  /** City or county that the newspaper is named after (海宁日报). */
  readonly home?: string;
}

const paper = /(\p{Script=Han}{2,4})(?:日报|晚报|晨报|早报|商报|时报|新报)/gu;

/** Counts the places that the lines of a whole dump name beyond doubt. */
export function placeContext(lines: readonly string[], gazetteer: Gazetteer): PlaceContext {
  const counts = new Map<string, number>();
  const papers = new Map<string, number>();
  let total = 0;
  for (const line of lines) {
    for (const { codes, form } of findMentions(line, gazetteer)) {
      const [code] = codes;
      if (code === undefined || codes.length > 1 || form === 'short' || code.length > 9) continue;
      total++;
      for (const wider of lineage(code.slice(0, 6))) add(counts, wider, 1);
    }
    for (const match of line.matchAll(paper)) add(papers, match[1] ?? '', 1);
  }
  const shares = new Map([...counts].map(([code, count]) => [code, count / total]));
  const home = homeOf(papers, shares, gazetteer);
  if (home === undefined) return { shares };
  for (const code of lineage(home)) shares.set(code, Math.max(shares.get(code) ?? 0, 0.5));
  return { shares, home };
}

/** The city or county that stands in most of the words before 日报; of one name, the nearest one. */
function homeOf(
  papers: ReadonlyMap<string, number>,
  shares: ReadonlyMap<string, number>,
  gazetteer: Gazetteer,
): string | undefined {
  const near = (code: string) =>
    lineage(code).reduce((sum, wider) => sum + (shares.get(wider) ?? 0), 0);
  for (const [words] of [...papers].sort((a, b) => b[1] - a[1])) {
    for (let from = 0; from <= words.length - 2; from++) {
      const codes = codesUnder(gazetteer.short, words.slice(from)).filter(
        (code) => code.length > 2,
      );
      const [best] = [...codes].sort((a, b) => near(b) - near(a) || a.length - b.length);
      if (best !== undefined) return best;
    }
  }
  return undefined;
}

function add(counts: Map<string, number>, code: string, count: number): void {
  counts.set(code, (counts.get(code) ?? 0) + count);
}
