import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { piecePages } from '../build/counts.ts';
import { writeCorpus } from '../corpus.ts';
import { runCommand } from '../shell.ts';
import { copyProject, runScript } from './copy.ts';

/** What a built site asks of its host. */
export interface Size {
  pieces: number;
  files: number;
  /** Files and folders: some hosts count both. */
  entries: number;
  bytes: number;
  /** Bytes of the largest file, where it was measured: it does not grow with the pieces. */
  largest?: number;
}

/** Sizes of archives that the table of docs/hosting.md shows. */
const SHOWN = [1000, 20_000, 100_000];

const MB = 1_000_000;

/** Measures a built site. */
export function sizeOf(site: string): Size {
  const all = readdirSync(site, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile());
  const bytes = files.map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return {
    pieces: piecePages(site),
    files: files.length,
    entries: all.length,
    bytes: bytes.reduce((sum, size) => sum + size, 0),
    largest: bytes.reduce((most, size) => Math.max(most, size), 0),
  };
}

/** The size of another archive of the same kind: what two archives differ by grows with the pieces. */
export function estimate(small: Size, large: Size, pieces: number): Size {
  const part = (pieces - small.pieces) / (large.pieces - small.pieces);
  const along = (field: 'files' | 'entries' | 'bytes') =>
    Math.round(small[field] + part * (large[field] - small[field]));
  return {
    pieces,
    files: along('files'),
    entries: along('entries'),
    bytes: along('bytes'),
  };
}

/** One line of the table, in Markdown. */
export function row({ pieces, files, entries, bytes, largest }: Size): string {
  const count = (value: number) => Math.round(value).toLocaleString('en');
  const cells = [
    count(pieces),
    count(files),
    count(entries),
    `${count(bytes / MB)} MB`,
    largest === undefined ? '' : `${(largest / MB).toFixed(1)} MB`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Builds made-up archives of some sizes and prints what each, and what larger ones, need. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,4000' } } });
  const sizes = values.sizes.split(',').map(Number);
  const work = mkdtempSync(join(tmpdir(), 'jianbao-hosting-'));
  const project = copyProject();
  const measured = sizes.map((pieces) => {
    const content = join(work, `content-${pieces}`);
    const out = join(work, `dist-${pieces}`);
    writeCorpus({ articles: pieces, seed: 1, out: content, dumps: false });
    runScript(project, 'build.ts', ['--out', out], { CONTENT_DIR: content, BASE_PATH: '/' });
    const size = sizeOf(out);
    rmSync(out, { recursive: true });
    return size;
  });
  for (const folder of [work, project]) rmSync(folder, { recursive: true, force: true });
  const [small, large] = [measured[0], measured.at(-1)];
  if (!small || !large || small === large)
    throw new Error('two sizes are needed: --sizes 1000,4000');
  process.stdout.write('| articles | files | files and folders | bytes | largest file |\n');
  process.stdout.write('| ---: | ---: | ---: | ---: | ---: |\n');
  for (const size of measured) process.stdout.write(`${row(size)} measured\n`);
  for (const pieces of SHOWN)
    process.stdout.write(`${row(estimate(small, large, pieces))} computed\n`);
}

if (import.meta.main) await runCommand(main);
