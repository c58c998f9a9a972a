import { close, createIndex } from 'pagefind';
import { type SearchDoc, searchParts } from '../../src/search/record.ts';
import { PAGEFIND } from '../../src/search/table.ts';
import { GAP, words } from '../../src/search/tokenize.ts';
import { cborReader } from './cbor.ts';
import { SIGNATURE } from './segments.ts';

/** Positions that the parts of one piece take in its record: title first, then subheads, text. */
export interface Extent {
  title: number;
  subheads: number;
  text: number;
}

export interface ShardRecord {
  url: string;
  /** Words with spaces between them, as Pagefind takes them. */
  content: string;
  extent: Extent;
}

/** A piece as words of the index; after each part a word that no query has. */
export function shardRecord(doc: SearchDoc, normalise: (printed: string) => string): ShardRecord {
  const parts = searchParts(doc);
  const content: string[] = [];
  const add = (printed: readonly string[]) => {
    const before = content.length;
    for (const part of printed) content.push(...words(normalise(part)), GAP);
    return content.length - before;
  };
  const extent = { title: add(parts.title), subheads: add(parts.subheads), text: add(parts.text) };
  // Pagefind is not asked what it does with a record of no words.
  if (content.length === 0) extent.text = content.push(GAP);
  return { url: doc.url, content: content.join(' '), extent };
}

/** What Pagefind made of one shard. */
export interface BuiltShard {
  /** Chunks of its index, not compressed, in the order of their words. */
  chunks: Uint8Array[];
  extents: Extent[];
}

/** Pagefind's own client, published as it is: fallback, and the check of every build. */
export const CLIENT = ['pagefind.js', 'wasm.unknown.pagefind'];

function check(errors: string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

function withoutSignature(file: Uint8Array, inflate: (bytes: Uint8Array) => Uint8Array) {
  const bytes = inflate(file);
  const found = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
  if (found !== SIGNATURE) throw new Error('Pagefind wrote a file without its signature');
  return bytes.subarray(SIGNATURE.length);
}

/** Version, and the number of words of each record in the order Pagefind keeps them. */
function readMeta(bytes: Uint8Array): { version: string; wordCounts: number[]; chunks: string[] } {
  const cbor = cborReader(bytes, 0);
  cbor.array();
  const version = cbor.text();
  const wordCounts: number[] = [];
  for (let left = cbor.array(); left > 0; left--) {
    const fields = cbor.array();
    cbor.skip();
    wordCounts.push(cbor.unsigned());
    for (let more = fields - 2; more > 0; more--) cbor.skip();
  }
  const chunks: string[] = [];
  for (let left = cbor.array(); left > 0; left--) {
    cbor.array();
    cbor.skip();
    cbor.skip();
    chunks.push(cbor.text());
  }
  return { version, wordCounts, chunks };
}

/**
 * Lets Pagefind index one shard. Its records come back in the order given: what it says of them is
 * compared with what went in.
 *
 * @throws Error when Pagefind reports one, is another version, or lost or moved a record
 */
export async function buildShard(
  records: AsyncIterable<ShardRecord>,
  inflate: (bytes: Uint8Array) => Uint8Array,
): Promise<BuiltShard & { client: Map<string, Uint8Array> }> {
  const { errors, index } = await createIndex();
  check(errors);
  if (!index) throw new Error('Pagefind made no index');
  const extents: Extent[] = [];
  for await (const { url, content, extent } of records) {
    check((await index.addCustomRecord({ url, content, language: 'und' })).errors);
    extents.push(extent);
  }
  const built = await index.getFiles();
  check(built.errors);
  await close();
  const file = (end: string) => {
    const found = built.files.find(({ path }) => path.endsWith(end));
    if (!found) throw new Error(`Pagefind wrote no ${end}`);
    return found.content;
  };
  const meta = readMeta(withoutSignature(file('.pf_meta'), inflate));
  if (meta.version !== PAGEFIND) throw new Error(`Pagefind is ${meta.version}, not ${PAGEFIND}`);
  const expected = extents.map(({ title, subheads, text }) => title + subheads + text);
  if (meta.wordCounts.join() !== expected.join()) {
    throw new Error('Pagefind has other records, or in another order, than it was given');
  }
  return {
    chunks: meta.chunks.map((name) => withoutSignature(file(`/${name}.pf_index`), inflate)),
    extents,
    client: new Map(CLIENT.map((name) => [name, file(name)])),
  };
}
