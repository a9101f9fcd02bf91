import type { KeepRequest, Kept } from './messages.ts';

/** Put in by the build: another with every build. */
declare const BUILD: string;

interface Extendable extends Event {
  waitUntil(until: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
/** What this script uses of a service worker's scope. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Extendable & MessageEvent<KeepRequest>) => void): void;
}
const scope = self as unknown as Scope;

/** After this long a page comes from the cache, and the network brings it up to date behind it. */
const PATIENCE_MS = 2500;
/** Requests at a time while keeping pages: somebody may be waiting for another. */
const AT_ONCE = 4;

const base = scope.registration.scope;
const PREFIX = `enrollkit ${base} `;
const CACHE = PREFIX + BUILD;

scope.addEventListener('install', (event) => {
  event.waitUntil(keepAsBefore().then(() => scope.skipWaiting()));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

scope.addEventListener('message', (event) => {
  const keeping = keep(event.data);
  event.waitUntil(keeping.then((kept) => event.ports[0]?.postMessage(kept)));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(base)) return;
  if (isHashed(request.url)) event.respondWith(cacheFirst(request));
  else if (request.mode === 'navigate' || request.destination === 'image')
    event.respondWith(networkFirst(event));
});

/** Files under `assets/` have a hash of their content in the name: the same name is the same file. */
function isHashed(url: string): boolean {
  return url.startsWith(`${base}assets/`);
}

/** A page by its path alone, whatever its query, hash and last slash. */
function keyOf(url: string): string {
  const { origin, pathname } = new URL(url, base);
  return origin + (pathname.replace(/\/(index\.html)?$/, '') || '/');
}

/** Undefined once the worker of a newer build has taken over: what this one kept must not come back. */
async function ownCache(): Promise<Cache | undefined> {
  return (await caches.has(CACHE)) ? caches.open(CACHE) : undefined;
}

async function cacheFirst(request: Request): Promise<Response> {
  const cache = await ownCache();
  const kept = await cache?.match(request.url);
  if (kept) return kept;
  // By its address: a page that is left in between would take the request with it, and what is half kept.
  const response = await fetch(request.url);
  if (response.ok) await cache?.put(request.url, response.clone());
  return response;
}

async function networkFirst(event: Fetching): Promise<Response> {
  const cache = await ownCache();
  const key = keyOf(event.request.url);
  const kept = await cache?.match(key);
  if (!cache || !kept) return fetch(event.request);
  const fresh = fetch(event.request).then(async (response) => {
    // What a host leads elsewhere is for the browser to follow.
    if (response.ok && !response.redirected) await cache.put(key, response.clone());
    return response;
  });
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise<Response>((done) => setTimeout(done, PATIENCE_MS, kept));
  return Promise.race([fresh, late]).then(
    (response) => (response.status >= 500 ? kept : response),
    () => kept,
  );
}

async function keep({ pages, files }: KeepRequest): Promise<Kept> {
  const cache = await ownCache();
  if (!cache) return { pages: 0, files: 0 };
  const inScope = (urls: readonly string[]) =>
    urls.map((url) => new URL(url, base).href).filter((url) => url.startsWith(base));
  const hashed = inScope(files).filter(isHashed);
  const others = inScope(files).filter((url) => !isHashed(url));
  return {
    files: await each(hashed, (url) => addOnce(cache, url)),
    pages: await each([...others, ...inScope(pages)], (url) => addPage(cache, url)),
  };
}

async function addOnce(cache: Cache, url: string): Promise<boolean> {
  if (await cache.match(url)) return true;
  const response = await fetch(url);
  if (response.ok) await cache.put(url, response);
  return response.ok;
}

/** With the files that it names. What this build has kept is of this build: a visit brings it up to date. */
async function addPage(cache: Cache, url: string): Promise<boolean> {
  if (await cache.match(keyOf(url))) return true;
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) return false;
  const { status, headers } = response;
  const body = await response.blob();
  // A browser refuses a response for a page that was led here from elsewhere; a copy was not.
  await cache.put(keyOf(url), new Response(body, { status, headers }));
  if (!headers.get('Content-Type')?.includes('html')) return true;
  const names = (await body.text()).matchAll(/(?:src|href)="?([^"\s>]*\/assets\/[^"\s>]+)/g);
  const assets = [...names].map(([, name = '']) => new URL(name, base).href).filter(isHashed);
  await each(assets, (asset) => addOnce(cache, asset));
  return true;
}

/**
 * A new build keeps the pages that the one before had, in its own version, before it takes over. Files whose
 * names are gone are not found and so not kept.
 */
async function keepAsBefore(): Promise<void> {
  await caches.open(CACHE);
  for (const name of await olderCaches()) {
    const old = await caches.open(name);
    const urls = (await old.keys()).map(({ url }) => url);
    await keep({ pages: urls.filter((url) => !isHashed(url)), files: urls.filter(isHashed) });
  }
}

/** First every page, so that the worker before this one does not open its cache again. */
async function takeOver(): Promise<void> {
  await scope.clients.claim();
  for (const name of await olderCaches()) await caches.delete(name);
}

async function olderCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

/** Does something with every URL, a few at a time; resolves to how many it worked for. */
async function each(urls: readonly string[], what: (url: string) => Promise<boolean>): Promise<number> {
  const waiting = [...urls];
  let worked = 0;
  const work = async () => {
    for (let url = waiting.shift(); url; url = waiting.shift())
      if (await what(url).catch(() => false)) worked += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return worked;
}
