import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditArchive } from '../../scripts/audit/archive.ts';
import { issueCount, issuePlans } from '../../scripts/corpus/archive/plan.ts';
import { rngOf } from '../../scripts/corpus/rng.ts';
import { worldOf, writeCorpus } from '../../scripts/corpus.ts';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { bodyBlocks } from '../../src/archive/body.ts';
import { loadGazetteer } from '../../src/gazetteer/load.ts';

const ARTICLES = 260;
const folder = mkdtempSync(join(tmpdir(), 'jianbao-corpus-'));
let archive: Archive;

function corpus(name: string, seed: number, dumps = false): string {
  const out = join(folder, name);
  writeCorpus({ articles: ARTICLES, seed, out, dumps });
  return out;
}

/** One hash over the names and bytes of all files. */
function stateOf(root: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

beforeAll(() => {
  archive = openArchive(corpus('one', 1));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an archive of the corpus', () => {
  it('is valid, has the pieces asked for, and accounts for every character of its dumps', () => {
    expect(archive.articles).toHaveLength(ARTICLES);
    const accounts = auditArchive(join(archive.contentDir, 'dumps'), archive.contentDir);
    expect(accounts.flatMap(({ faults }) => faults)).toEqual([]);
    expect(accounts.length).toBeGreaterThan(archive.issues.length);
  });

  it('has the same bytes for the same numbers, others for another seed', () => {
    const first = stateOf(archive.contentDir);
    expect(stateOf(corpus('again', 1))).toBe(first);
    expect(stateOf(corpus('other', 2))).not.toBe(first);
    expect(stateOf(corpus('raw', 1, true))).toBe(stateOf(corpus('raw-again', 1, true)));
  }, 60_000);

  it('names only places that the gazetteer has, under their codes', () => {
    const gazetteer = loadGazetteer(join(archive.contentDir, 'gazetteer'));
    for (const node of archive.allPlaces) expect(gazetteer.names.get(node.key)).toBe(node.name);
    expect(archive.placesAt('village').length).toBeGreaterThan(0);
  });

  it('has bodies as long as those of the real dumps', () => {
    const lengths = archive.articles
      .filter(({ kind }) => kind === 'article')
      .map((entry) => bodyBlocks(archive.read(entry).body).reduce((n, b) => n + b.text.length, 0))
      .sort((a, b) => a - b);
    const median = lengths[lengths.length >> 1] ?? 0;
    expect(median).toBeGreaterThan(650);
    expect(median).toBeLessThan(900);
  });

  it('hardly repeats a sentence', () => {
    const sentences = archive.articles.flatMap((entry) =>
      archive
        .read(entry)
        .body.split(/(?<=[。！？!?])|\n/u)
        .filter((text) => text.length > 12),
    );
    expect(new Set(sentences).size / sentences.length).toBeGreaterThan(0.97);
  });
});

describe('the statistics of the corpus', () => {
  it('spreads issues over twenty years and adds up to the pieces asked for', () => {
    for (const articles of [1, 5, 26, 1000, 100_000, 400_000]) {
      const plans = [...issuePlans(3, articles)];
      expect(plans).toHaveLength(issueCount(articles));
      expect(plans.reduce((sum, plan) => sum + plan.pieces, 0)).toBe(articles);
      expect(Math.min(...plans.map(({ pieces }) => pieces))).toBeGreaterThan(0);
      const days = plans.map(({ date, paper }) => `${date.toISOString()} ${paper.name}`);
      expect(new Set(days).size).toBe(days.length);
    }
    const years = [...issuePlans(3, 2000)].map(({ date }) => date.getUTCFullYear());
    expect([years[0], years.at(-1)]).toEqual([2004, 2023]);
  });

  it('writes about counties after a Zipf law', () => {
    const { atlas } = worldOf(1);
    const rng = rngOf('draws');
    const counts = new Map<string, number>();
    for (let n = 0; n < 20_000; n++) {
      const { code = '' } = atlas.draw(rng);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const sizes = [...counts.values()].sort((a, b) => b - a);
    expect((sizes[0] ?? 0) / 20_000).toBeGreaterThan(0.07);
    expect((sizes[0] ?? 0) / 20_000).toBeLessThan(0.11);
    // Rank 10 has about a tenth of rank 1, with the rounding of the continuous law.
    expect((sizes[9] ?? 0) / (sizes[0] ?? 1)).toBeGreaterThan(0.08);
    expect((sizes[9] ?? 0) / (sizes[0] ?? 1)).toBeLessThan(0.2);
    expect(sizes.length).toBeGreaterThan(1500);
  });

  it('has topics that drift and people who come and go', () => {
    const { drift } = worldOf(1);
    const share = (year: number) => {
      const rng = rngOf(`share/${year}`);
      const counts = new Map<string, number>();
      for (let n = 0; n < 2000; n++) {
        const id = drift.draw(rng, new Date(Date.UTC(year, 5, 1))).ids[0] as string;
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return counts;
    };
    const [early, late] = [share(2005), share(2020)];
    const moved = [...early].reduce((sum, [id, n]) => sum + Math.abs(n - (late.get(id) ?? 0)), 0);
    expect(moved / 4000).toBeGreaterThan(0.15);
    const names = (year: number) =>
      new Set(
        archive.articles
          .filter((entry) => archive.issueOf(entry).date?.from.year === year)
          .flatMap(({ bylines }) => bylines),
      );
    const [first, last] = [names(2004), names(2023)];
    const stayed = [...first].filter((name) => last.has(name)).length;
    expect(stayed).toBeLessThan(first.size / 4);
  });
});
