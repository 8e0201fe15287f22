/** Keeps the program itself on this box, so that it starts without the server. Only browsers on TLS or localhost can. */
export function registerShell(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/display/shell-worker.js', { scope: '/display/' }).catch((error: unknown) => console.error(error));
}

/** Has what only boards need kept too, as a board is published to this screen. */
export function keepBoardProgram(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage('boards'));
}

/** A part that stays missing starts the program anew at most so often. */
const RESTART_EVERY_MS = 600_000;

/**
 * Loads a part of the program that is needed only now. When it cannot be had the program is started anew as soon as
 * the server is there: it may have been given a newer one, and a page never asks a second time for a part that failed.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const isServed = await fetch('/display/index.html').then(({ ok }) => ok, () => false); // by this name it is not kept on the box
    const last = Number(sessionStorage.getItem('restarted'));
    if (isServed && !(Math.abs(Date.now() - last) < RESTART_EVERY_MS)) {
      sessionStorage.setItem('restarted', String(Date.now()));
      await restart();
    }
    throw error;
  }
}

async function restart(): Promise<void> {
  const shell = await navigator.serviceWorker?.getRegistration();
  navigator.serviceWorker?.addEventListener('controllerchange', () => location.reload(), { once: true });
  await shell?.update();
  if (!shell?.installing && !shell?.waiting) location.reload(); // what is newest has taken over already
}
