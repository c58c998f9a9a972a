import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import config from '../archive.config.ts';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import type { IssueRuns } from '../src/search/reader/fields.ts';
import { compareInIndex, type PieceFacts } from '../src/search/record.ts';
import { FORMAT, PAGEFIND } from '../src/search/table.ts';
import { normaliser } from '../src/search/tokenize.ts';
import { programPrint } from './build/fingerprint.ts';
import { bringBeside, recover, swapIn } from './build/swap.ts';
import { FIRST_BLOCK_AT, fileSize, type IndexFile, packWords } from './index/blocks.ts';
import { alone, characterGroups } from './index/characters.ts';
import { type IndexPiece, searchPieces, searchSuggestions } from './index/docs.ts';
import { facetsBuilder } from './index/facets.ts';
import { foldingFile, traditionalToSimplified } from './index/folding.ts';
import { keptBlocks } from './index/kept-blocks.ts';
import { mergeLists, positionBase } from './index/merge.ts';
import { pinyinFile } from './index/pinyin.ts';
import { placeNames } from './index/places.ts';
import { resultFiles } from './index/result-files.ts';
import { FIRST_PAGE_AT, GROUP, PAGE } from './index/results.ts';
import { FIELD_AT } from './index/segments.ts';
import { CLIENT } from './index/shard.ts';
import { indexShards, shardLists } from './index/shards.ts';
import { type StockChunk, stockEntry, stockMeta } from './index/stock.ts';
import { type Suggestion, suggestionFiles } from './index/suggest.ts';
import { addToRuns, monthRuns, tableFile } from './index/table.ts';
import { type KeptParts, keptPlace } from './kept.ts';
import { BUSY, withLock } from './lock.ts';
import { runCommand } from './shell.ts';

const ROOT = resolve(import.meta.dirname, '..');

const VERSION_LENGTH = 8;
/** Names folders of a version until all of it is written. */
const UNNAMED = 'new';

const gzip = (text: string) => gzipSync(text, { level: 9 });

/** What an index is made of. */
export interface IndexContent {
  /** All pieces in the order of the index. */
  pieces: readonly IndexPiece[];
  /** What a search box proposes. */
  suggestions: Iterable<Suggestion>;
}

/** What needs one look at each piece, but not at its text. */
function readFacts(pieces: readonly IndexPiece[], normalise: (printed: string) => string) {
  const facets = facetsBuilder();
  const places = placeNames(normalise);
  const issues: IssueRuns = [];
  let before: PieceFacts | undefined;
  for (const { facts } of pieces) {
    if (before && compareInIndex(before, facts) > 0) throw new Error(`${facts.id} is out of order`);
    addToRuns(issues, facts, before);
    facets.add(facts);
    places.add(facts);
    before = facts;
  }
  return { facets: facets.finish(), places, issues };
}

/** Files whose names hold a version made of their bytes: none changes under its name. */
function versionedFiles(folder: string) {
  const sum = createHash('sha256').update(`${FORMAT} ${PAGEFIND}`);
  const folders = new Set<string>();
  return {
    write(kind: string, name: string, bytes: Uint8Array): void {
      const inside = join(folder, kind, UNNAMED);
      if (!folders.has(kind)) mkdirSync(inside, { recursive: true });
      folders.add(kind);
      writeFileSync(join(inside, name), bytes);
      sum.update(`\n${kind} ${name} ${bytes.length}\n`).update(bytes);
    },
    /** Gives the folders their name, which is returned. */
    name(): string {
      const version = sum.digest('hex').slice(0, VERSION_LENGTH);
      for (const kind of folders) {
        renameSync(join(folder, kind, UNNAMED), join(folder, kind, version));
      }
      return version;
    },
  };
}

/**
 * Writes a search index into `folder`, which is made anew. Parts that were made for an index before
 * and have not changed are taken from `kept`: the bytes are the same as without. Returns the number
 * of pieces.
 */
export async function writeIndex(
  { pieces, suggestions }: IndexContent,
  folder: string,
  kept?: KeptParts,
): Promise<number> {
  const work = `${folder}.work`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    rmSync(folder, { recursive: true, force: true });
    const parts = (name: string): KeptParts => ({
      version: kept?.version ?? '',
      folder: join(kept?.folder ?? work, name),
    });
    const normalise = normaliser(traditionalToSimplified());
    const { facets, places, issues } = readFacts(pieces, normalise);
    const files = versionedFiles(folder);

    const writeResults = async () => {
      let number = 0;
      for await (const bytes of resultFiles(pieces, parts('results'), normalise)) {
        files.write('fragment', `${(number++).toString(36)}.pf_fragment`, bytes);
      }
    };
    const [shards] = await Promise.all([
      indexShards(pieces, work, parts('shards')),
      writeResults(),
    ]);
    const extents = shards.flatMap((shard) => shard.extents);
    const base = positionBase(extents);
    const lists = await shardLists(shards, base, parts('lists'));
    const groups = function* () {
      yield* characterGroups(mergeLists(lists));
      for (const word of places.words()) yield alone(word);
    };
    const ranges: StockChunk[] = [];
    const onFile = ({ from, to, bytes }: IndexFile) => {
      const name = ranges.length.toString(36);
      ranges.push({ from, to, name });
      files.write('index', `${name}.pf_index`, bytes);
    };
    const blocks = keptBlocks(parts('blocks'));
    try {
      await packWords(groups(), fileSize(extents), onFile, blocks.deflated);
      blocks.finish();
    } finally {
      blocks.close();
    }

    for (const [name, bytes] of facets.files) files.write('data', `${name}.gz`, bytes);
    files.write('data', 'issues.gz', gzip(`${JSON.stringify(issues)}\n`));
    files.write('data', 'folding.gz', gzip(foldingFile()));
    files.write('data', 'pinyin.gz', gzip(pinyinFile()));
    const proposed = suggestionFiles(suggestions);
    proposed.others.forEach((bytes, i) => {
      files.write('data', `suggest-${i}.gz`, bytes);
    });
    const version = files.name();
    writeFileSync(join(folder, 'suggest.gz'), proposed.first(version));
    const header = {
      pagefind: PAGEFIND,
      version,
      docs: pieces.length,
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
    const from = ranges.map((range) => range.from);
    writeFileSync(join(folder, 'table.gz'), tableFile(header, from));
    const meta = stockMeta(version, pieces.length, ranges);
    writeFileSync(join(folder, `pagefind.${version}.pf_meta`), meta);
    writeFileSync(join(folder, 'pagefind-entry.json'), stockEntry(version, pieces.length));
    for (const name of CLIENT) cpSync(join(shards[0]?.folder ?? '', name), join(folder, name));
    return pieces.length;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Indexes an archive; returns the number of pieces. */
export function indexArchive(archive: Archive, folder: string, kept?: KeptParts): Promise<number> {
  const content = {
    pieces: searchPieces(archive),
    suggestions: searchSuggestions(archive),
  };
  return writeIndex(content, folder, kept);
}

/** Where parts of the index of a content folder are kept from one run to the next. */
export const keptIndex = (content: string, version: string): KeptParts => ({
  folder: keptPlace(ROOT, 'index', content),
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
