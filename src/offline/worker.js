// Service worker: pages that were opened, and the search index, can be read without a network.
// The build puts `const FILES = {…}` before this text (scripts/export/offline.ts). With a network
// everything comes from it, so that nothing is ever older than the site; only files whose name
// changes with their content are taken from what is kept.

/** Pages that are kept, those opened last: some 4 MB. */
const MOST_PAGES = 200;

const { scope } = registration;
/** Sites under other paths of the same host have caches of other names. */
const cacheName = (kind) => `${new URL(scope).pathname} ${kind}`;
const PAGES = cacheName('pages');
const SHELL = cacheName('shell');
const INDEX = cacheName(`index ${FILES.index}`);

/** Names that change with the content. */
const LASTING = /^(_astro|pagefind\/\w+\/[0-9a-f]+)\//;
const isLasting = (path) => LASTING.test(path);
const cacheOf = (path) => caches.open(path.startsWith('pagefind/') ? INDEX : SHELL);

/** Loads files that are not kept yet; those whose names do not change are loaded anew. */
async function addFiles(paths) {
  for (const path of paths) {
    const cache = await cacheOf(path);
    const url = scope + path;
    if (isLasting(path) && (await cache.match(url))) continue;
    await cache.add(new Request(url, { cache: 'no-cache' }));
  }
}

let search;

/** Keeps what a search needs; asked again after a failure. */
function keepSearch() {
  if (navigator.connection?.saveData) return;
  search ??= addFiles(FILES.search).catch(() => {
    search = undefined;
  });
  return search;
}

/** Shown for what is not kept; it stands in the shell. */
const OFFLINE = `${scope}offline/`;

const bare = (url) => url.replace(/[?#].*$/, '');

/** Keeps a page as the newest one, or forgets one that has gone. */
async function keepPage(url, response) {
  if (url === OFFLINE) return;
  const cache = await caches.open(PAGES);
  const isPage = response.ok && response.headers.get('content-type')?.startsWith('text/html');
  if (isPage || response.status === 404 || response.status === 410) await cache.delete(url);
  if (isPage) await cache.put(url, response);
  const keys = await cache.keys();
  for (const key of keys.slice(0, -MOST_PAGES)) await cache.delete(key);
  if (url === `${scope}search/`) await keepSearch();
}

async function page(event) {
  const url = bare(event.request.url);
  try {
    const response = await fetch(event.request);
    event.waitUntil(keepPage(url, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(url, { cacheName: PAGES });
    const offline = kept ?? (await caches.match(OFFLINE, { cacheName: SHELL }));
    if (offline) return offline;
    throw error;
  }
}

/** A file, or the part of one that is asked for. Kept parts stand under the range as a query. */
async function file(event, path) {
  const { request } = event;
  const cache = await cacheOf(path);
  const range = request.headers.get('range');
  const key = range ? `${request.url}?${range}` : request.url;
  const kept = async () => {
    const whole = await cache.match(request.url);
    if (whole || !range) return whole;
    const part = await cache.match(key);
    return part && new Response(part.body, { status: 206, headers: part.headers });
  };
  const known = isLasting(path) && (await kept());
  if (known) return known;
  try {
    const response = await fetch(request);
    if (response.ok) {
      const { body, headers } = response.clone();
      event.waitUntil(cache.put(key, new Response(body, { headers })));
    }
    return response;
  } catch (error) {
    const old = await kept();
    if (old) return old;
    throw error;
  }
}

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(addFiles(FILES.shell));
});

addEventListener('activate', (event) => {
  const begin = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(cacheName('')));
    const current = [PAGES, SHELL, INDEX];
    await Promise.all(
      old.filter((name) => !current.includes(name)).map((name) => caches.delete(name)),
    );
    await clients.claim();
    // What was open before this worker was there counts as visited.
    for (const { url } of await clients.matchAll({ type: 'window' })) {
      await fetch(url)
        .then((response) => keepPage(bare(url), response))
        .catch(() => {});
    }
    if (old.some((name) => name.startsWith(cacheName('index')))) await keepSearch();
  };
  event.waitUntil(begin());
});

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  const path = bare(url).slice(scope.length);
  if (mode === 'navigate') event.respondWith(page(event));
  else if (isLasting(path) || path.startsWith('pagefind/') || FILES.shell.includes(path)) {
    event.respondWith(file(event, path));
  }
});
