import { constants, deflateRawSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { GarbledIndex } from '../../src/search/reader/bytes.ts';
import { pageReader } from '../../src/search/reader/results.ts';

const segment = (text: string) =>
  new Uint8Array(deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH }));
const page = (key: string) => segment(`,"${key}":{"content":"正文${key}"}`);

afterEach(() => vi.unstubAllGlobals());

test('pages of results that are there together are inflated as one', async () => {
  let streams = 0;
  const Known = DecompressionStream;
  vi.stubGlobal(
    'DecompressionStream',
    class extends Known {
      constructor(format: 'deflate-raw') {
        super(format);
        streams += 1;
      }
    },
  );
  const read = pageReader();
  const found = await Promise.all(['a', 'b', 'c.1'].map((key) => read(page(key))));
  expect(streams).toBe(1);
  for (const pages of found) {
    expect(pages).toEqual({
      a: { content: '正文a' },
      b: { content: '正文b' },
      'c.1': { content: '正文c.1' },
    });
  }
  expect(await read(page('d'))).toEqual({ d: { content: '正文d' } });
  expect(streams).toBe(2);
});

test('a page that is none is told, and those after it are read', async () => {
  const read = pageReader();
  await expect(read(segment('nothing'))).rejects.toThrow(GarbledIndex);
  expect(await read(page('e'))).toEqual({ e: { content: '正文e' } });
});
