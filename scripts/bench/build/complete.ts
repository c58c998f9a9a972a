import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rawDumps } from '../../corpus/archive/raw.ts';
import { papers } from '../../corpus/dump/papers.ts';
import { rngOf } from '../../corpus/rng.ts';
import { worldOf } from '../../corpus.ts';
import { measure, type Run } from './measure.ts';
import { NODE_OPTIONS } from './program.ts';
import { type PageWeight, pageWeights } from './weights.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The day after the last issue of the made-up archives. */
const NEXT_DAY = new Date(Date.UTC(2024, 0, 2));

/** This project's whole site: all of it, nothing changed, and one new issue. */
export interface Complete {
  full: Run;
  /** Seconds of the full build by what they went into. */
  stages: { pages: number; index: number; data: number };
  weights: PageWeight[];
  nothing: Run;
  issue: { pieces: number; ingest: Run; build: Run };
}

const script = (name: string, content: string, ...args: string[]) =>
  measure(process.execPath, [...NODE_OPTIONS, join(ROOT, 'scripts', name), ...args], {
    cwd: ROOT,
    env: { CONTENT_DIR: content },
  });

/** When a line that begins so was said. */
const saidAt = ({ said }: Run, beginning: string): number => {
  const line = said.find(({ text }) => text.startsWith(beginning));
  if (!line) throw new Error(`the build did not say ${beginning}`);
  return line.seconds;
};

const countPieces = (content: string) =>
  readdirSync(join(content, 'articles'), { recursive: true }).filter((name) =>
    String(name).endsWith('.md'),
  ).length;

/** Adds the dumps of an issue that is newer than all others, and ingests them. */
async function addIssue(content: string, seed: number) {
  const before = countPieces(content);
  const [paper] = papers;
  if (!paper) throw new Error('there are no newspapers');
  const plan = { number: 0, date: NEXT_DAY, paper, pieces: 10, rng: rngOf(`next/${seed}`) };
  const dumps = join(content, 'dumps');
  mkdirSync(dumps, { recursive: true });
  for (const [name, bytes] of rawDumps(worldOf(seed), plan))
    writeFileSync(join(dumps, name), bytes);
  const ingest = await script('ingest.ts', content, '--dumps', dumps, '--content', content);
  const pieces = countPieces(content) - before;
  if (pieces === 0) throw new Error('the new issue gave no pieces');
  return { pieces, ingest };
}

/** Measures the builds of one archive into `out`, one after the other. */
export async function measureComplete(
  content: string,
  out: string,
  seed: number,
): Promise<Complete> {
  const build = () => script('build.ts', content, '--out', out);
  const full = await build();
  const weights = pageWeights(out);
  const nothing = await build();
  saidAt(nothing, '内容和程序都没有变化');
  const { pieces, ingest } = await addIssue(content, seed);
  const pages = saidAt(full, '已生成');
  const index = saidAt(full, '已索引') - pages;
  return {
    full,
    stages: { pages, index, data: full.seconds - pages - index },
    weights,
    nothing,
    issue: { pieces, ingest, build: await build() },
  };
}
