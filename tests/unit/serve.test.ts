import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/serve/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-serve-'));
const dist = join(folder, 'dist');
let root: ServedSite;
let based: ServedSite;

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** A request whose path is sent as it stands: fetch would tidy `..` away before sending. */
function ask(site: ServedSite, path: string, headers = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', fail)
      .end();
  });
}

beforeAll(async () => {
  mkdirSync(join(dist, 'articles', 'abc123'), { recursive: true });
  mkdirSync(join(dist, 'empty'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(dist, 'index.html'), '<h1>首页</h1>');
  writeFileSync(join(dist, '404.html'), '<h1>没有这一页</h1>');
  writeFileSync(join(dist, 'articles', 'abc123', 'index.html'), '<h1>亲清下午茶</h1>');
  writeFileSync(join(dist, '中文.txt'), '油车港镇');
  writeFileSync(join(dist, 'part.bin'), Buffer.from([0, 1, 2]));
  symlinkSync(join(folder, 'secret.txt'), join(dist, 'link.txt'));
  root = await serveSite(dist, '/', 0);
  based = await serveSite(dist, '/archive/', 0);
});

afterAll(async () => {
  await root.close();
  await based.close();
  rmSync(folder, { recursive: true });
});

describe('paths', () => {
  test('a folder is its index page, and without its slash a redirect that keeps the query', async () => {
    const page = await ask(root, '/articles/abc123/');
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain('亲清下午茶');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const bare = await ask(root, '/articles/abc123?q=1');
    expect(bare.status).toBe(301);
    expect(bare.headers.location).toBe('/articles/abc123/?q=1');
  });

  test('under a base path, the same, and nothing outside it', async () => {
    expect((await ask(based, '/archive/articles/abc123/')).status).toBe(200);
    expect((await ask(based, '/archive')).headers.location).toBe('/archive/');
    expect((await ask(based, '/archive/articles')).status).toBe(301);
    expect((await ask(based, '/articles/abc123/')).status).toBe(404);
    expect((await ask(based, '/archived/')).status).toBe(404);
  });

  test('what is not there is the archive’s own page with status 404', async () => {
    for (const path of ['/nothing', '/nothing/', '/empty/', '/part.bin/']) {
      const page = await ask(root, path);
      expect(page.status, path).toBe(404);
      expect(page.body.toString(), path).toContain('没有这一页');
      expect(page.headers.etag, path).toBeUndefined();
    }
  });

  test('percent-encoded Chinese names are found; malformed ones are answered 400', async () => {
    const text = await ask(root, `/${encodeURIComponent('中文.txt')}`);
    expect(text.body.toString()).toBe('油车港镇');
    expect((await ask(root, '/%e4%zz')).status).toBe(400);
    expect((await ask(root, '/a%00b')).status).toBe(400);
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/articles/..%5c..%5csecret.txt',
    '//../secret.txt',
    '/link.txt',
    '/%2fetc/passwd',
  ])('%s reaches nothing outside the folder', async (path) => {
    const answer = await ask(root, path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('secret');
  });

  test('a redirect never leads to another host', async () => {
    const answer = await ask(root, '//articles');
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toMatch(/^\/[^/]/);
  });
});

describe('manners', () => {
  test('gzip for those who accept it, plain for the others', async () => {
    const zipped = await ask(root, '/', { 'accept-encoding': 'gzip, br' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toContain('首页');
    const plain = await ask(root, '/');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(Number(plain.headers['content-length'])).toBe(plain.body.length);
    expect((await ask(root, '/part.bin', { 'accept-encoding': 'gzip' })).body).toHaveLength(3);
  });

  test('HEAD has headers only, other methods are refused', async () => {
    const head = await ask(root, '/', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    const post = await ask(root, '/', {}, 'POST');
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('a page that has not changed is not sent again', async () => {
    const { etag } = (await ask(root, '/')).headers;
    expect((await ask(root, '/', { 'if-none-match': etag })).status).toBe(304);
  });

  test('only this machine can reach it', () => {
    expect(root.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(based.url).toMatch(/\/archive\/$/);
  });
});
