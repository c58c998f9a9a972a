import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { locate } from './locate.ts';
import { compressible, mediaType } from './media.ts';
import { readRange } from './range.ts';

export interface ServedSite {
  /** Address of the home page, with the base path. */
  url: string;
  close: () => Promise<void>;
}

/** How long a connection is kept for the next request, in milliseconds: as long as nginx does. */
const KEEP_ALIVE = 75_000;

interface Reply {
  status: number;
  path: string;
  size: number;
  /** Names this state of the file; absent on error pages, which are never kept. */
  tag?: string;
}

function sendFile(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const type = mediaType(reply.path);
  response.statusCode = reply.status;
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-cache');
  if (reply.tag !== undefined) {
    response.setHeader('ETag', reply.tag);
    if (request.headers['if-none-match'] === reply.tag) {
      response.statusCode = 304;
      response.end();
      return;
    }
  }
  const zip = compressible(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (compressible(type)) response.setHeader('Vary', 'Accept-Encoding');
  if (zip) response.setHeader('Content-Encoding', 'gzip');
  else response.setHeader('Accept-Ranges', 'bytes');
  const range =
    zip || reply.status !== 200 ? undefined : readRange(request.headers.range, reply.size);
  if (range === null) {
    response.setHeader('Content-Range', `bytes */${reply.size}`);
    sendText(response, 416, '416 Range Not Satisfiable');
    return;
  }
  const part = range && { start: range.first, end: range.last };
  if (range) {
    response.statusCode = 206;
    response.setHeader('Content-Range', `bytes ${range.first}-${range.last}/${reply.size}`);
    response.setHeader('Content-Length', range.last - range.first + 1);
  } else if (!zip) response.setHeader('Content-Length', reply.size);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const onEnd = (error: unknown) => {
    if (error) response.destroy();
  };
  if (zip) pipeline(createReadStream(reply.path), createGzip(), response, onEnd);
  else pipeline(createReadStream(reply.path, part), response, onEnd);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}

function answer(
  folder: string,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sendText(response, 405, '405 Method Not Allowed');
    return;
  }
  const asked = request.url ?? '/';
  const mark = asked.indexOf('?');
  const path = mark < 0 ? asked : asked.slice(0, mark);
  const query = mark < 0 ? '' : asked.slice(mark);
  const found = locate(folder, base, path);
  if (found.kind === 'malformed') {
    sendText(response, 400, '400 Bad Request');
  } else if (found.kind === 'redirect') {
    // One slash only: `//host` at the start of a Location would name another host.
    response.setHeader('Location', found.to.replace(/^\/+/, '/') + query);
    sendText(response, 301, '301 Moved Permanently');
  } else if (found.kind === 'file') {
    const tag = `"${found.size.toString(36)}-${Math.round(found.modified).toString(36)}"`;
    sendFile(request, response, { status: 200, path: found.path, size: found.size, tag });
  } else {
    const page = join(folder, '404.html');
    if (!existsSync(page)) sendText(response, 404, '404 Not Found');
    else sendFile(request, response, { status: 404, path: page, size: statSync(page).size });
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
}

/**
 * Serves a built site to this machine only, with the manners of a common static host.
 *
 * @param port 0 takes any free port
 * @param watch sees each exchange before it is answered: a measurement counts what is sent
 * @throws the system's error when the port is taken (`EADDRINUSE`)
 */
export async function serveSite(
  folder: string,
  base: string,
  port: number,
  watch?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<ServedSite> {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    watch?.(request, response);
    try {
      answer(root, base, request, response);
    } catch {
      // A file that vanished between finding and reading it, for instance during a new build.
      if (response.headersSent) response.destroy();
      else sendText(response, 500, '500 Internal Server Error');
    }
  });
  // The 5 seconds that Node gives would end under a reader who has just asked again.
  server.keepAliveTimeout = KEEP_ALIVE;
  await listen(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
