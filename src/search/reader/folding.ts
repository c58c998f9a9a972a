import { readTable } from '../table.ts';
import type { FoldingTable } from '../tokenize.ts';
import { inflate } from './bytes.ts';

/** Reads the table of Traditional and Simplified characters; scripts/index/folding.ts writes it. */
export function readFolding(bytes: Uint8Array): FoldingTable {
  const [from = '', to = ''] = new TextDecoder().decode(bytes).split('\n');
  const targets = [...to];
  return new Map([...from].map((character, i) => [character, targets[i] ?? character]));
}

/** Loads it for a page that has no index open. */
export async function folding(bundle: string): Promise<FoldingTable> {
  const load = async (path: string) =>
    inflate('gzip', new Uint8Array(await (await fetch(bundle + path)).arrayBuffer()));
  const { version } = readTable(await load('table.gz'));
  return readFolding(await load(`data/${version}/folding.gz`));
}
