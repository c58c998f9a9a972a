import { parseYaml, splitFrontmatter } from '../../src/archive/frontmatter.ts';
import { publishedText } from '../../src/archive/text.ts';
import { articleSchema } from '../../src/schema/article.ts';
import { grams } from '../ingest/words.ts';

/** A text that is like another: its index, and the character pairs that they share. */
export interface Alike {
  readonly index: number;
  readonly shared: number;
  /** Pairs of either text. */
  readonly size: number;
  readonly others: number;
}

/** Pairs that more texts have say little about which text it is. */
const COMMON = 32;

/** Of the texts that share most of the rarer pairs, so many are compared as a whole. */
const COMPARED = 8;

/** Tells which of some article files are like another one, the likeliest ones only. */
export function indexTexts(files: readonly string[]): (file: string) => Alike[] {
  const sets = files.map(pairsOf);
  const owners = new Map<string, number[]>();
  for (const [index, pairs] of sets.entries()) {
    for (const pair of pairs) {
      const there = owners.get(pair);
      if (!there) owners.set(pair, [index]);
      else if (there.length <= COMMON) there.push(index);
    }
  }
  return (file) => {
    const pairs = pairsOf(file);
    const rare = new Map<number, number>();
    for (const pair of pairs) {
      const there = owners.get(pair) ?? [];
      if (there.length > COMMON) continue;
      for (const index of there) rare.set(index, (rare.get(index) ?? 0) + 1);
    }
    const likely = [...rare].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMPARED);
    return likely.map(([index]) => {
      const other = sets[index] ?? new Set<string>();
      return {
        index,
        shared: pairs.intersection(other).size,
        size: pairs.size,
        others: other.size,
      };
    });
  };
}

/** Character pairs of what readers see of an article file. */
function pairsOf(file: string): Set<string> {
  const { yaml = '', body = '' } = splitFrontmatter(file) ?? {};
  const article = articleSchema.safeParse(parseYaml(yaml, '', []));
  const shown = article.success ? publishedText({ article: article.data, body }) : [body];
  return new Set(grams(shown.join('\n'), 2));
}
