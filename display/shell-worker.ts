/// <reference lib="webworker" />
/*
 * Keeps the display's own program (never content: that is verified and kept by the program itself) so
 * that the screen starts after a power cut without the server. A new version takes over at the next
 * start; the one before stays until the new one has proved to boot.
 */
declare const self: ServiceWorkerGlobalScope;
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

const CACHE = `heping-shell-${SHELL_VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SHELL_FILES.map((file) => new Request(file, { cache: 'reload' }))))
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

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith('/display/')) return;
  const name = event.request.mode === 'navigate' ? '/display/' : pathname;
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(name)) ?? fetch(event.request)));
});
