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

/**
 * Loads a part of the program that is needed only now. When it is gone because the server has been given a newer
 * program since this one started, the newer one is started.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (await isReplaced()) await startNewer();
    throw error;
  }
}

async function isReplaced(): Promise<boolean> {
  const program = document.querySelector('script[src]')?.getAttribute('src');
  const answer = await fetch('/display/index.html').catch(() => null); // by this name it is not kept on the box
  return !!program && !!answer?.ok && !(await answer.text()).includes(program);
}

async function startNewer(): Promise<void> {
  const shell = await navigator.serviceWorker?.getRegistration();
  if (!shell) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  await shell.update();
}
