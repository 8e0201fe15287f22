/// <reference lib="webworker" />
/*
 * Keeps the display's own program (never content: that is verified and kept by the program itself) so
 * that the screen starts after a power cut without the server. What only boards need is kept on the screens that
 * show one. A new version takes over at the next start.
 */
declare const self: ServiceWorkerGlobalScope;
declare const SHELL_FILES: readonly string[];
declare const BOARD_FILES: readonly string[];
declare const SHELL_VERSION: string;

const CACHE = `heping-shell-${SHELL_VERSION}`;
/** Stands in the cache once the boards' files do, and so tells the next version to keep its own. */
const BOARDS_KEPT = '/display/boards-kept';

self.addEventListener('install', (event) => {
  event.waitUntil(
    keep(SHELL_FILES)
      .then(() => caches.match(BOARDS_KEPT))
      .then((kept) => (kept ? keepBoards() : undefined))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('heping-shell-') && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'boards') event.waitUntil(keepBoards());
});

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith('/display/')) return;
  const name = event.request.mode === 'navigate' ? '/display/' : pathname;
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(name)) ?? fetch(event.request)));
});

async function keepBoards(): Promise<void> {
  const cache = await caches.open(CACHE);
  if (await cache.match(BOARDS_KEPT)) return;
  await keep(BOARD_FILES);
  await cache.put(BOARDS_KEPT, new Response());
}

async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
}
