import type { Unit } from '../../corpus/dump/truth.ts';
import type { OutArticle } from './read.ts';

/** Text without any white space: OCR spaces and line ends are no part of it. */
export const bare = (text: string): string => text.replace(/\s+/gu, '');

const unitText = (u: Unit): string =>
  bare([u.headline.title, ...u.body.map((b) => b.text), ...u.captions.map((c) => c.text)].join(''));
const outText = (a: OutArticle): string =>
  bare([a.title, ...a.body.map((b) => b.text), ...a.photos.map((p) => p.caption)].join(''));

const SHINGLE = 5;

function shingles(text: string): Map<string, number> {
  const out = new Map<string, number>();
  for (let i = 0; i + SHINGLE <= text.length; i++) {
    const gram = text.slice(i, i + SHINGLE);
    out.set(gram, (out.get(gram) ?? 0) + 1);
  }
  return out;
}

/**
 * Pairs units with published pieces, best first, by the Dice measure of their five-character
 * strings; a pair must reach 0.75, so a piece that swallowed half of its neighbour is not found.
 */
export function pair(
  units: readonly Unit[],
  articles: readonly OutArticle[],
): Map<Unit, OutArticle> {
  const index = new Map<string, [number, number][]>();
  const sizes = units.map((u, i) => {
    const grams = shingles(unitText(u));
    for (const [g, n] of grams) {
      const list = index.get(g);
      if (list) list.push([i, n]);
      else index.set(g, [[i, n]]);
    }
    return [...grams.values()].reduce((a, b) => a + b, 0);
  });
  const candidates: { score: number; u: number; a: number }[] = [];
  articles.forEach((article, a) => {
    if (article.kind === 'stray') return;
    const grams = shingles(outText(article));
    const size = [...grams.values()].reduce((x, y) => x + y, 0);
    const shared = new Map<number, number>();
    for (const [g, n] of grams) {
      for (const [u, m] of index.get(g) ?? []) shared.set(u, (shared.get(u) ?? 0) + Math.min(n, m));
    }
    for (const [u, n] of shared) {
      const score = (2 * n) / (size + (sizes[u] as number));
      if (score >= 0.75) candidates.push({ score, u, a });
    }
  });
  candidates.sort((x, y) => y.score - x.score || x.u - y.u || x.a - y.a);
  const pairs = new Map<Unit, OutArticle>();
  const taken = new Set<number>();
  for (const { u, a } of candidates) {
    const unit = units[u] as Unit;
    if (pairs.has(unit) || taken.has(a)) continue;
    pairs.set(unit, articles[a] as OutArticle);
    taken.add(a);
  }
  return pairs;
}
