/** Bytes of the index from the server, inflated. */

/** The index on the server is another version than the table that was read. */
export class StaleIndex extends Error {}

/** What came is not what the index has there: cut off, shifted, or spoilt on the way. */
export class GarbledIndex extends Error {}

/** An empty final deflate block: ends a segment that was cut out of its file. */
const LAST_BLOCK = Uint8Array.of(3, 0);

/** Keeps what is being loaded by its key; what fails is forgotten. */
export function remember<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  value: Promise<Value>,
): Promise<Value> {
  known.set(key, value);
  value.catch(() => known.delete(key));
  return value;
}

const body = async (response: Response) => new Uint8Array(await response.arrayBuffer());

/**
 * Inflates a gzip file, or segments that were cut out of files, one behind the other.
 *
 * @throws GarbledIndex when the bytes are not compressed so, or not whole
 */
export function inflate(
  format: 'gzip' | 'deflate-raw',
  ...parts: Uint8Array<ArrayBuffer>[]
): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream(format);
  // A Blob as the source would cost Chromium a trip to another process for each.
  const writer = writable.getWriter();
  if (format !== 'gzip') parts.push(LAST_BLOCK);
  // What is wrong with them, the reader is told.
  for (const part of parts) writer.write(part).catch(() => {});
  writer.close().catch(() => {});
  return body(new Response(readable)).catch((error: unknown) => {
    throw new GarbledIndex(String(error));
  });
}

/**
 * Reads files and parts of files. Where a host does not serve parts – Cloudflare Pages sends whole
 * files, some caches garble them – the whole file is read, once, and cut here.
 *
 * @param fresh past the browser's cache, which may hold what was garbled, and in whole files
 */
export function byteSource(bundle: string, fresh = false) {
  const files = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let parts = !fresh;

  const load = async (path: string, init?: RequestInit) => {
    const response = await fetch(bundle + path, fresh ? { ...init, cache: 'reload' } : init);
    if (response.status === 404) throw new StaleIndex(path);
    return response;
  };
  const whole = (path: string, init?: RequestInit) =>
    files.get(path) ??
    remember(
      files,
      path,
      load(path, init).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${path}`);
        return body(response);
      }),
    );

  return {
    whole,
    async part(path: string, from: number, size: number): Promise<Uint8Array<ArrayBuffer>> {
      if (parts && !files.has(path)) {
        const response = await load(path, {
          headers: { Range: `bytes=${from}-${from + size - 1}` },
        });
        if (response.status === 206) {
          const bytes = await body(response).catch(() => undefined);
          if (bytes?.length === size) return bytes;
        }
        parts = false;
        if (response.status === 200) remember(files, path, body(response));
      }
      return (await whole(path)).slice(from, from + size);
    },
  };
}

export type ByteSource = ReturnType<typeof byteSource>;
