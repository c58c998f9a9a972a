import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { bodyBlocks } from '../../src/archive/body.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { keyOf } from '../../src/archive/keys.ts';
import { decode } from '../../src/dump/decode.ts';
import { lines } from '../../src/dump/lines.ts';
import type { Omission } from '../../src/schema/issue.ts';
import { listDumps } from '../store/dumps.ts';
import { sha256 } from '../store/records.ts';
import { type Account, audit, type Claims } from './audit.ts';
import { coveredText } from './coverage.ts';
import type { KeptAccounts } from './kept.ts';

interface Dump {
  lines: string[];
  sha256: string;
}

const sumOfBytes = (bytes: Buffer | undefined) => (bytes ? sha256(bytes) : 'missing');

/** Who claims a part of a dump. */
interface Claimants {
  pieces: ArticleEntry[];
  omissions: Omission[];
}

/** Bytes of a dump; undefined if it is not there. */
function bytesOf(folder: string, dump: string): Buffer | undefined {
  const path = join(folder, dump);
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** Lines and checksum of a dump; nothing if it is not there or cannot be read. */
function readDump(folder: string, dump: string): Dump | undefined {
  const bytes = bytesOf(folder, dump);
  const decoded = bytes && decode(bytes);
  if (!bytes || !decoded?.ok) return undefined;
  return { lines: lines(decoded.text).map((line) => line.text), sha256: sha256(bytes) };
}

/** Dumps by name, with all that claims to come from them, those that nothing was made of included. */
function claimantsOf(archive: Archive, names: readonly string[]): Map<string, Claimants> {
  const claims = new Map<string, Claimants>();
  const of = (dump: string) => {
    const found = claims.get(dump) ?? { pieces: [], omissions: [] };
    claims.set(dump, found);
    return found;
  };
  for (const name of names) of(name);
  for (const entry of archive.articles) {
    for (const dump of new Set(entry.dumps)) of(dump).pieces.push(entry);
  }
  for (const issue of archive.issues) {
    for (const omission of issue.omissions) of(omission.dump).omissions.push(omission);
  }
  return claims;
}

/** What the pieces of one dump say they take from it; `own` is that dump, read already. */
function published(
  archive: Archive,
  folder: string,
  pieces: readonly ArticleEntry[],
  dump: string,
  own: Dump | undefined,
): Claims['published'] {
  const linesOf = (name: string) => (name === dump ? own : readDump(folder, name))?.lines ?? [];
  return pieces.flatMap((entry) => {
    const { article, body } = archive.read(entry);
    const sources = [article.source, ...article.continued];
    return sources.flatMap((source, at) => {
      if (source.dump !== dump) return [];
      if (at > 0) return [{ file: entry.file, source }];
      const texts = bodyBlocks(body).map(({ text }) => text);
      const marked = sources.map((part) => coveredText(part.lines, linesOf(part.dump))).join('');
      return [{ file: entry.file, source, piece: { article, body: texts, marked } }];
    });
  });
}

/**
 * Accounts for every dump of an archive, one after the other: memory holds one at a time. An
 * account whose dump, pieces and omissions have not changed since it was `kept` is not made again.
 *
 * @param known checksum of a dump, where it is known already
 */
export function auditArchive(
  dumps: string,
  content: string,
  archive: Archive = openArchive(content),
  kept?: KeptAccounts,
  known?: (dump: string) => string | undefined,
): Account[] {
  const claims = claimantsOf(archive, existsSync(dumps) ? listDumps(dumps) : []);
  const sums = new Map<string, string>();
  const sumOf = (dump: string) => {
    const sum = known?.(dump) ?? sums.get(dump) ?? sumOfBytes(bytesOf(dumps, dump));
    sums.set(dump, sum);
    return sum;
  };
  const accounts = [...claims].map(([dump, { pieces, omissions }]) => {
    const others = pieces.flatMap((entry) => [entry.file, entry.hash, ...entry.dumps.map(sumOf)]);
    const key = keyOf(dump, sumOf(dump), JSON.stringify(omissions), ...others);
    const known = kept?.find(key);
    if (known) return known;
    const own = readDump(dumps, dump);
    const claimed = published(archive, dumps, pieces, dump, own);
    const account = audit({ dump, published: claimed, omissions, ...own });
    return kept?.add(key, account) ?? account;
  });
  kept?.close();
  return accounts;
}
