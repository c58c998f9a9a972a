import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadGazetteer } from '../src/gazetteer/load.ts';
import { placeOf } from '../src/gazetteer/place.ts';
import { atlasOf } from './corpus/archive/atlas.ts';
import { driftOf } from './corpus/archive/drift.ts';
import { makeIssue } from './corpus/archive/issue.ts';
import type { World } from './corpus/archive/piece.ts';
import { issueCount, issuePlans } from './corpus/archive/plan.ts';
import { rawDumps } from './corpus/archive/raw.ts';
import { rngOf } from './corpus/rng.ts';
import { startProgress } from './progress.ts';
import { runCommand } from './shell.ts';
import { LEDGER } from './store/ledger.ts';

const ROOT = resolve(import.meta.dirname, '..');
const USAGE = `用法：npm run corpus -- --articles 篇数 --out 文件夹 [选项]
  --articles N    一共多少篇
  --seed S        种子（默认 1）：同样的种子和篇数，得到同样的文件
  --out 文件夹    写到哪里；必须还不存在，或是空的
  --dumps         只写未整理的转储，供 npm run ingest 使用`;

/** Code of the province that the newspapers of the corpus are from: the one with villages. */
const HOME = '33';

/** The world of a corpus: real places, people and companies made up from the seed. */
export function worldOf(seed: number): World {
  const gazetteer = loadGazetteer(join(ROOT, 'content/gazetteer'));
  const villages = new Map<string, ReadonlyMap<string, string>>();
  const villagesOf = (town: string) => {
    const known = villages.get(town);
    if (known) return known;
    const codes = gazetteer.children.get(town) ?? [];
    const made = new Map(codes.map((code) => [gazetteer.names.get(code) ?? '', code]));
    villages.set(town, made);
    return made;
  };
  return {
    world: rngOf(`world/${seed}`),
    atlas: atlasOf(gazetteer, seed, HOME),
    drift: driftOf(seed),
    villageCode: (town, name) => villagesOf(town).get(name),
    place(code) {
      const place = placeOf(gazetteer, code);
      if (!place) throw new Error(`the gazetteer has no ${code}`);
      return place;
    },
  };
}

/** Articles in an issue of an archive, and in one of the raw dumps, whose pages hold fewer (both counted). */
const IN_ISSUE = { archive: 13, dumps: 9.6 };

export interface CorpusOptions {
  articles: number;
  seed: number;
  out: string;
  dumps: boolean;
}

/**
 * Writes a made-up archive of so many articles into the folder `out`, issue by issue: memory does
 * not grow with it. The same numbers give the same bytes anywhere.
 *
 * @throws Error when `out` holds anything
 */
export function writeCorpus({ articles, seed, out, dumps }: CorpusOptions): void {
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new Error(`${out} 里已有文件。请另选一个文件夹，或先把它清空`);
  }
  const world = worldOf(seed);
  const folders = new Set<string>();
  const write = (path: string, text: string | Uint8Array) => {
    const file = join(out, path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, text);
  };
  mkdirSync(out, { recursive: true });
  if (!dumps) {
    for (const part of ['topics', 'gazetteer']) {
      cpSync(join(ROOT, 'content', part), join(out, part), { recursive: true });
    }
  }
  const planned = dumps ? Math.ceil((articles * IN_ISSUE.archive) / IN_ISSUE.dumps) : articles;
  const issues = issueCount(planned);
  const progress = startProgress('编写语料', issues);
  for (const plan of issuePlans(seed, planned)) {
    progress.at(plan.number);
    if (dumps) {
      for (const [name, bytes] of rawDumps(world, plan)) write(name, bytes);
      continue;
    }
    const { files, ledger } = makeIssue(world, plan);
    for (const [path, text] of files) write(path, text);
    appendFileSync(join(out, LEDGER), ledger.map((line) => `${line}\n`).join(''));
  }
  progress.end(`编写语料：${articles} 篇，${issues} 期，写到 ${out}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      dumps: { type: 'boolean', default: false },
    },
  });
  const [articles, seed] = [Number(values.articles), Number(values.seed)];
  if (!values.out || !Number.isInteger(articles) || articles < 1 || !Number.isInteger(seed)) {
    throw new Error(USAGE);
  }
  writeCorpus({ articles, seed, out: resolve(values.out), dumps: values.dumps });
}

if (import.meta.main) await runCommand(main);
