/** Whether the page opens without a connection: browsers keep programs over HTTPS only, and a town's network may have none. */
export const canKeepProgram = (): boolean => 'serviceWorker' in navigator;

/** Has the browser keep the page's program. Where it cannot, the page works all the same while it is open. */
export function keepProgram(): void {
  if (canKeepProgram()) navigator.serviceWorker.register('/report-worker.js', { scope: '/report' }).catch((error: unknown) => console.warn(error));
}
