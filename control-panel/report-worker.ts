/// <reference lib="webworker" />
/*
 * Keeps the program of the page behind a village's printed link, so that it opens without a connection.
 * The program's files only: what the server answers is the page's own business. A new version is fetched whole
 * or not at all, and is there at the next opening.
 */
declare const self: ServiceWorkerGlobalScope;
declare const REPORT_HTML: string;
declare const REPORT_FILES: readonly string[];
declare const REPORT_VERSION: string;

const PREFIX = 'heping-report-';
const CACHE = PREFIX + REPORT_VERSION;
const PAGE = '/report';

self.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).slice(0, -1)) // the one before may be open still
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || request.headers.has('range')) return;
  if (request.mode === 'navigate' ? pathname !== PAGE : !pathname.startsWith('/assets/')) return;
  event.respondWith(
    kept(pathname)
      .catch(() => undefined)
      .then((found) => found ?? fetch(request)),
  );
});

/** The page is this version's; its files have their content's hash in their names, so those of the version before are good as well. */
async function kept(path: string): Promise<Response | undefined> {
  const found = await caches.open(CACHE).then((cache) => cache.match(path));
  return found ?? (path === PAGE ? undefined : caches.match(path));
}

async function keep(): Promise<void> {
  const page = await fetch(PAGE, { cache: 'reload', headers: { accept: 'text/html' } });
  // a server that was replaced meanwhile has a page that names other files
  if (!page.ok || (await page.clone().text()) !== REPORT_HTML) throw new Error('another version');
  const cache = await caches.open(CACHE);
  await cache.addAll(REPORT_FILES);
  await cache.put(PAGE, page);
}
