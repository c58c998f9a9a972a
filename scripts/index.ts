import { createHash, hash } from 'node:crypto';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import config from '../archive.config.ts';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import type { IssueRuns } from '../src/search/reader/fields.ts';
import { compareInIndex, type SearchDoc, searchParts } from '../src/search/record.ts';
import { FORMAT, PAGEFIND } from '../src/search/table.ts';
import { normaliser } from '../src/search/tokenize.ts';
import { programPrint } from './build/fingerprint.ts';
import { bringBeside, recover, swapIn } from './build/swap.ts';
import { FIRST_BLOCK_AT, fileSize, packWords } from './index/blocks.ts';
import { searchDocs, searchSuggestions } from './index/docs.ts';
import { facetsBuilder } from './index/facets.ts';
import { foldingFile, traditionalToSimplified } from './index/folding.ts';
import type { KeptParts } from './index/kept.ts';
import { mergeShards, positionBase } from './index/merge.ts';
import { pinyinFile } from './index/pinyin.ts';
import { placeNames } from './index/places.ts';
import { resultFiles } from './index/result-files.ts';
import { FIRST_PAGE_AT, GROUP, PAGE } from './index/results.ts';
import { FIELD_AT } from './index/segments.ts';
import { CLIENT } from './index/shard.ts';
import { sharder } from './index/shards.ts';
import { type StockChunk, stockEntry, stockMeta } from './index/stock.ts';
import { type Suggestion, suggestionFiles } from './index/suggest.ts';
import { addToRuns, monthRuns, tableFile } from './index/table.ts';
import { BUSY, withLock } from './lock.ts';
import { runCommand } from './shell.ts';

const ROOT = resolve(import.meta.dirname, '..');

const VERSION_LENGTH = 8;

const gzip = (text: string) => gzipSync(text, { level: 9 });

/** What an index is made of. */
export interface IndexContent {
  /** All pieces in the order of the index, and how many they are. */
  docs: Iterable<SearchDoc>;
  count: number;
  /** What a search box proposes. */
  suggestions: Iterable<Suggestion>;
}

/** Everything that needs one pass over the pieces: shards, files of results, facets, months. */
async function readPieces({ docs, count }: IndexContent, folders: Folders) {
  const normalise = normaliser(traditionalToSimplified());
  const shards = sharder(folders.work, folders.kept('shards'));
  const results = resultFiles(count, folders.results, folders.kept('results'), normalise);
  const facets = facetsBuilder();
  const places = placeNames(normalise);
  const sum = createHash('sha256').update(`${FORMAT} ${PAGEFIND}`);
  const issues: IssueRuns = [];
  let characters = 0;
  let before: SearchDoc | undefined;
  for (const doc of docs) {
    if (before && compareInIndex(before, doc) > 0) throw new Error(`${doc.id} is out of order`);
    const line = JSON.stringify(doc);
    sum.update(line);
    addToRuns(issues, doc, before);
    for (const part of Object.values(searchParts(doc)).flat()) characters += part.length;
    await shards.add(doc, line);
    await results.add(doc, line);
    facets.add(doc);
    places.add(doc);
    before = doc;
  }
  results.finish();
  const version = sum.digest('hex').slice(0, VERSION_LENGTH);
  return {
    shards: await shards.finish(),
    facets: facets.finish(),
    places,
    issues,
    characters,
    version,
  };
}

/** Where an index is made. */
interface Folders {
  /** For what only this run needs. */
  work: string;
  /** For files of results, before the index has a version. */
  results: string;
  kept(name: string): KeptParts;
}

/**
 * Writes a search index into `folder`, which is made anew. Parts that were made for an index before
 * and have not changed are taken from `kept`: the bytes are the same as without. Returns the number
 * of pieces.
 */
export async function writeIndex(
  content: IndexContent,
  folder: string,
  kept?: KeptParts,
): Promise<number> {
  const work = `${folder}.work`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    rmSync(folder, { recursive: true, force: true });
    const unnamed = join(folder, 'fragment', 'new');
    const pieces = await readPieces(content, {
      work,
      results: unnamed,
      kept: (name) => ({ version: '', ...kept, folder: join(kept?.folder ?? work, name) }),
    });
    const { shards, facets, issues, characters, version } = pieces;
    const { count } = content;
    renameSync(unnamed, join(folder, 'fragment', version));
    const indexFolder = join(folder, 'index', version);
    mkdirSync(indexFolder, { recursive: true });

    const base = positionBase(shards.flatMap(({ extents }) => extents));
    const chunks: StockChunk[] = [];
    const allWords = function* () {
      yield* mergeShards(shards, base);
      yield* pieces.places.words();
    };
    packWords(allWords(), fileSize(characters, count), ({ from, to, bytes }) => {
      const name = chunks.length.toString(36);
      chunks.push({ from, to, name });
      writeFileSync(join(indexFolder, `${name}.pf_index`), bytes);
    });

    const dataFolder = join(folder, 'data', version);
    mkdirSync(dataFolder, { recursive: true });
    for (const [name, bytes] of facets.files) writeFileSync(join(dataFolder, `${name}.gz`), bytes);
    writeFileSync(join(dataFolder, 'issues.gz'), gzip(`${JSON.stringify(issues)}\n`));
    writeFileSync(join(dataFolder, 'folding.gz'), gzip(foldingFile()));
    writeFileSync(join(dataFolder, 'pinyin.gz'), gzip(pinyinFile()));
    const proposed = suggestionFiles(content.suggestions, version);
    writeFileSync(join(folder, 'suggest.gz'), proposed.first);
    proposed.others.forEach((bytes, i) => {
      writeFileSync(join(dataFolder, `suggest-${i}.gz`), bytes);
    });
    const header = {
      pagefind: PAGEFIND,
      version,
      docs: count,
      base,
      directoryAt: FIELD_AT,
      firstBlockAt: FIRST_BLOCK_AT,
      group: GROUP,
      firstPageAt: FIRST_PAGE_AT,
      page: PAGE,
      months: monthRuns(issues),
      places: facets.places,
      facets: Object.fromEntries([...facets.files].map(([name, bytes]) => [name, bytes.length])),
    };
    writeFileSync(
      join(folder, 'table.gz'),
      tableFile(
        header,
        chunks.map(({ from }) => from),
      ),
    );
    writeFileSync(join(folder, `pagefind.${version}.pf_meta`), stockMeta(version, count, chunks));
    writeFileSync(join(folder, 'pagefind-entry.json'), stockEntry(version, count));
    for (const name of CLIENT) cpSync(join(shards[0]?.folder ?? '', name), join(folder, name));
    return count;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Indexes an archive; returns the number of pieces. */
export function indexArchive(archive: Archive, folder: string, kept?: KeptParts): Promise<number> {
  const content = {
    docs: searchDocs(archive),
    count: archive.articles.length,
    suggestions: searchSuggestions(archive),
  };
  return writeIndex(content, folder, kept);
}

/** Where parts of the index of a content folder are kept from one run to the next. */
export const keptIndex = (content: string, version: string): KeptParts => ({
  folder: join(ROOT, '.cache', 'index', hash('sha256', content).slice(0, 16)),
  version,
});

/** Makes the index of `content` anew and puts it in the place of `out`, all or nothing. */
async function replaceIndex(content: string, out: string): Promise<void> {
  const started = performance.now();
  recover(out);
  const work = join(ROOT, '.cache', 'indexing');
  try {
    rmSync(work, { recursive: true, force: true });
    const kept = keptIndex(content, programPrint(ROOT, config));
    const count = await indexArchive(openArchive(content), join(work, 'index'), kept);
    swapIn(bringBeside(join(work, 'index'), out), out);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`检索索引：${count} 篇（${seconds} 秒）\n`);
  } catch (error) {
    recover(out);
    throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: 'dist/pagefind' },
    },
  });
  await withLock(join(ROOT, '.cache', 'build.lock'), BUSY, () =>
    replaceIndex(resolve(values.content), resolve(values.out)),
  );
}

if (import.meta.main) await runCommand(main);
