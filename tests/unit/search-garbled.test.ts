import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeIndex } from '../../scripts/index.ts';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';
import { answerer } from '../../src/search/answer.ts';
import type { Answer } from '../../src/search/protocol.ts';
import { modelOf, piecesOf, realDocs } from './search-fixture.ts';

const docs = realDocs();
const model = modelOf(docs);

/** Ways in which bytes of a part come to harm; each gives bytes that are not those asked for. */
const HARM: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  'cut off': (bytes) => bytes.slice(0, bytes.length >> 1),
  empty: () => new Uint8Array(),
  zeros: (bytes) => new Uint8Array(bytes.length),
  shifted: (bytes) => Uint8Array.from(bytes, (_, i) => bytes[(i + 1) % bytes.length] ?? 0),
  'one bit': (bytes) => Uint8Array.from(bytes, (byte, i) => (i === 40 ? byte ^ 4 : byte)),
  'one byte late': (bytes) => Uint8Array.from(bytes, (byte, i) => (i > 50 ? byte ^ 0xff : byte)),
  'a page of the host': (bytes) => {
    const page = new TextEncoder().encode('<!doctype html><title>Bad Gateway</title>'.repeat(99));
    return page.slice(0, bytes.length);
  },
};

let folder: string;
let site: ServedSite;
let server: Server;
/** What a host, or something on the way, does to an answer. */
let harm: (bytes: Uint8Array, part: boolean, path: string) => Uint8Array = (bytes) => bytes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-garbled-'));
  await writeIndex({ pieces: piecesOf(docs), suggestions: [] }, join(folder, 'pagefind'));
  site = await serveSite(folder, '/', 0);
  server = createServer(async (request, response) => {
    const { range } = request.headers;
    const path = request.url ?? '';
    const answer = await fetch(new URL(path, site.url), { headers: range ? { range } : {} });
    const bytes = harm(new Uint8Array(await answer.arrayBuffer()), answer.status === 206, path);
    response.writeHead(answer.status, { 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  server?.close();
  server?.closeAllConnections();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Addresses of what is found, or why nothing was; by a reader who has nothing yet. */
async function ask(typed: string): Promise<string[] | { failed: string }> {
  const answers: Answer[] = [];
  const { port } = server.address() as AddressInfo;
  const answer = answerer((one) => answers.push(one));
  await answer({
    id: 1,
    bundle: `http://127.0.0.1:${port}/pagefind/`,
    typed,
    choice: {},
    sort: 'newest',
    start: 0,
    count: 100,
    facets: [],
  });
  const failed = answers.find((one) => one.kind === 'failed');
  if (failed) return { failed: failed.reason };
  const results = answers.filter((one) => one.kind === 'result').sort((a, b) => a.at - b.at);
  return results.filter(({ byPlace }) => !byPlace).map(({ shown }) => shown.url);
}

describe.each(Object.entries(HARM))('parts that come %s', (_, spoil) => {
  test('are asked for again as whole files: what is found is right', async () => {
    harm = (bytes, part) => (part ? spoil(bytes) : bytes);
    await fc.assert(
      fc.asyncProperty(model.substring(5), async (query) => {
        expect(await ask(query)).toEqual(model.having(query));
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe.each(Object.entries(HARM))('index files that are %s', (_, spoil) => {
  test('give a failure that says so, and nothing wrong', async () => {
    harm = (bytes, _part, path) => (path.includes('/index/') ? spoil(bytes) : bytes);
    await fc.assert(
      fc.asyncProperty(model.substring(5), async (query) => {
        const found = await ask(query);
        if (Array.isArray(found)) expect(found).toEqual(model.having(query));
        else expect(found.failed).not.toBe('');
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

test('once a host is well again, so is search', async () => {
  harm = (bytes, _part, path) => (path.includes('/index/') ? new Uint8Array(9) : bytes);
  expect(await ask('亲清')).toHaveProperty('failed');
  harm = (bytes) => bytes;
  expect(await ask('亲清')).toEqual(model.having('亲清'));
});
