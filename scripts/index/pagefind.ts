import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { byDateDescending, type SearchDoc } from '../../src/search/record.ts';
import { normaliser } from '../../src/search/tokenize.ts';
import { traditionalToSimplified } from './folding.ts';
import { filters, fragment, recordContent } from './record.ts';

/** What Pagefind's own client needs; its interfaces for readers are not used and not published. */
const SERVED = /^(pagefind\.js|wasm\..*|pagefind-entry\.json|.*\.pf_(meta|index|filter|fragment))$/;
const SIGNATURE = 'pagefind_dcd';

function check(errors: string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

/** Fragments hold the words of the index; readers want the printed text and what a result shows. */
function rewriteFragments(bytes: Uint8Array, shown: ReadonlyMap<string, unknown>): Uint8Array {
  const text = gunzipSync(bytes).toString('utf8').slice(SIGNATURE.length);
  const stored: unknown = JSON.parse(text);
  const replace = (one: { url: string }) => {
    const found = shown.get(one.url);
    if (!found) throw new Error(`Pagefind stored a record that was not given: ${one.url}`);
    return found;
  };
  const isSingle = (value: unknown): value is { url: string } =>
    typeof (value as { url?: unknown }).url === 'string';
  const replaced = isSingle(stored)
    ? replace(stored)
    : Object.fromEntries(
        Object.entries(stored as Record<string, { url: string }>).map(([id, one]) => [
          id,
          replace(one),
        ]),
      );
  return gzipSync(SIGNATURE + JSON.stringify(replaced), { level: 9 });
}

/**
 * Builds the search index of some pieces. The keys are paths inside the bundle's folder.
 *
 * @throws Error when Pagefind reports one
 */
export async function pagefindFiles(docs: readonly SearchDoc[]): Promise<Map<string, Uint8Array>> {
  const normalise = normaliser(traditionalToSimplified());
  const { errors, index } = await createIndex({ maxFragments: Math.ceil(docs.length / 5) });
  check(errors);
  if (!index) throw new Error('Pagefind made no index');
  const shown = new Map<string, unknown>();
  for (const doc of [...docs].sort(byDateDescending)) {
    const added = await index.addCustomRecord({
      url: doc.url,
      content: recordContent(doc, normalise),
      language: 'und',
      filters: filters(doc),
    });
    check(added.errors);
    shown.set(doc.url, fragment(doc));
  }
  const built = await index.getFiles();
  check(built.errors);
  await close();
  const files = new Map<string, Uint8Array>();
  for (const { path, content } of built.files) {
    if (!SERVED.test(path)) continue;
    files.set(path, path.endsWith('.pf_fragment') ? rewriteFragments(content, shown) : content);
  }
  return files;
}
