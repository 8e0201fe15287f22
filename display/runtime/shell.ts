/** Keeps the program itself on this box, so that it starts without the server. Only browsers on TLS or localhost can. */
export function registerShell(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/display/shell-worker.js', { scope: '/display/' }).catch((error: unknown) => console.error(error));
}
