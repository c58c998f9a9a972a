import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumsOf } from '../verify/checksums.ts';
import type { PagesMade } from './pages.ts';
import { folderMaker, lastBytes, place } from './reuse.ts';
import type { Shard } from './shard.ts';

/** Beside the files of a part: what it is a part of, and what is in it. */
const LABEL = 'part.json';

/** What a part was made from: parts of one site have the same. */
export interface Prints {
  content: string;
  code: string;
}

interface Label extends Prints, Shard {
  /** Canonical addresses of the pages. */
  urls: string[];
  /** Content keys by page. */
  keys: [file: string, key: string][];
  /** Checksums of all files. */
  sums: [file: string, sum: string][];
}

/** Writes the label of a finished part. */
export function labelPart(folder: string, shard: Shard, prints: Prints, made: PagesMade): void {
  const label: Label = {
    ...prints,
    ...shard,
    urls: made.urls,
    keys: [...made.keys],
    sums: [...checksumsOf(folder, made.sums)],
  };
  writeFileSync(join(folder, LABEL), JSON.stringify(label));
}

function readLabel(folder: string): Label {
  const file = join(folder, LABEL);
  if (!existsSync(file)) throw new Error(`${folder} 不是一份构建：没有 ${LABEL}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Label;
}

function assertComplete(labels: readonly Label[], { content, code }: Prints): void {
  if (labels.some((label) => label.content !== content || label.code !== code)) {
    throw new Error('各份须由同样的内容、程序和设置构建而成，这里的不是。请重新构建各份。');
  }
  const of = labels[0]?.of ?? 0;
  const parts = new Set(labels.map(({ part }) => part));
  if (labels.length !== of || parts.size !== of || labels.some((label) => label.of !== of)) {
    const given = labels.map((label) => `${label.part}/${label.of}`).join('、');
    throw new Error(`各份不齐，或有重复：${given}`);
  }
}

/**
 * Joins the parts of a site, made on any machines, in `folder`. Each file is compared with its
 * checksum.
 *
 * @throws Error when a part is missing, damaged, or of another site than `prints` tell
 */
export function joinParts(parts: readonly string[], folder: string, prints: Prints): PagesMade {
  const labels = parts.map(readLabel);
  assertComplete(labels, prints);
  const made: PagesMade = { keys: new Map(), sums: new Map(), urls: [] };
  const toPath = folderMaker(folder);
  for (const [at, { urls, keys, sums }] of labels.entries()) {
    const from = parts[at] ?? '';
    for (const [file, sum] of sums) {
      const known = made.sums.get(file);
      if (known === sum) continue;
      if (known !== undefined || !lastBytes(from, file, sum)) {
        throw new Error(
          `${join(from, file)} 与登记的校验值不符，或在各份中不一样。请重新构建这一份。`,
        );
      }
      place(join(from, file), toPath(file));
      made.sums.set(file, sum);
    }
    for (const [file, key] of keys) made.keys.set(file, key);
    for (const url of urls) made.urls.push(url);
  }
  return made;
}
