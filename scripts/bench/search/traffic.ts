import { type ServedSite, serveSite } from '../../serve/server.ts';

/** What went over the wire: bytes of bodies, and the paths they belong to. */
export interface Traffic {
  bytes: number;
  paths: string[];
}

/** What does not depend on search: pages, their looks, and what browsers ask for by themselves. */
const NOT_COUNTED = /(\/|\.html|\.css|\.woff2|\.svg|\.ico|\.png|\.webmanifest)$/;

/** A site that counts. `take` says what was sent since it was asked last. */
export type CountedSite = ServedSite & { take: () => Traffic };

/** Serves a folder as `npm run preview` does (gzip, parts of files), and counts what is sent. */
export async function countedSite(folder: string): Promise<CountedSite> {
  let sent: Traffic = { bytes: 0, paths: [] };
  const site = await serveSite(folder, '/', 0, (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (NOT_COUNTED.test(path)) return;
    sent.paths.push(path);
    const { write, end } = response;
    const count = (chunk: unknown) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) {
        sent.bytes += Buffer.byteLength(chunk);
      }
    };
    // Both of Node's methods have several forms; the chunk comes first in all of them.
    response.write = ((...args: Parameters<typeof write>) => {
      count(args[0]);
      return write.apply(response, args);
    }) as typeof write;
    response.end = ((...args: Parameters<typeof end>) => {
      count(args[0]);
      return end.apply(response, args);
    }) as typeof end;
  });
  const take = () => {
    const taken = sent;
    sent = { bytes: 0, paths: [] };
    return taken;
  };
  return { ...site, take };
}
