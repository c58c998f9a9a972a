import { gzipSync } from 'node:zlib';
import { PAGEFIND } from '../../src/search/table.ts';
import { cborWriter } from './cbor.ts';
import { GROUP } from './results.ts';
import { SIGNATURE } from './segments.ts';

/** What Pagefind's own client reads besides the index: its entry, and its table of everything. */

/** Language of an index that knows none: the words are ours. */
const LANGUAGE = 'und';

export interface StockChunk {
  from: string;
  to: string;
  /** Path of the file inside index/, without its ending. */
  name: string;
}

export function stockEntry(version: string, pages: number): string {
  return JSON.stringify({
    version: PAGEFIND,
    languages: { [LANGUAGE]: { hash: version, wasm: null, page_count: pages } },
    include_characters: [],
  });
}

/** `pf_meta`: version, pages, chunks, filters, sorts, fields of metadata. */
export function stockMeta(
  version: string,
  pages: number,
  chunks: readonly StockChunk[],
): Uint8Array {
  const cbor = cborWriter();
  cbor.array(6);
  cbor.text(PAGEFIND);
  cbor.array(pages);
  for (let page = 0; page < pages; page++) {
    cbor.array(3);
    cbor.text(page.toString(36));
    // The number of words only weighs the rank, which pieces that hold a phrase share.
    cbor.unsigned(1);
    cbor.text(`${version}/${Math.floor(page / GROUP).toString(36)}`);
  }
  cbor.array(chunks.length);
  for (const { from, to, name } of chunks) {
    cbor.array(3);
    cbor.text(from);
    cbor.text(to);
    cbor.text(`${version}/${name}`);
  }
  for (let empty = 0; empty < 3; empty++) cbor.array(0);
  const signature = new TextEncoder().encode(SIGNATURE);
  return gzipSync(Buffer.concat([signature, cbor.take()]), { level: 9 });
}
