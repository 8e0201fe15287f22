/** Whether an origin means the very machine that opens it. */
export function isLocal(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/**
 * The origin a screen should open: what the server says of itself, unless that is good only on the
 * server's own machine and this page was reached by an address that others can use.
 */
export function displayOrigin(publicUrl: string, pageOrigin: string): string {
  return isLocal(publicUrl) && !isLocal(pageOrigin) ? pageOrigin : new URL(publicUrl).origin;
}
