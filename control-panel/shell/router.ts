const listeners = new Set<() => void>();

/** Paths that are not the desk's: following a link there leaves it. */
const FOREIGN = /^\/(display|board|api|media|healthz|readyz|metrics)(\/|$)/;

/** Goes to an address of the desk: `navigate('/screens/abc')`. */
export function navigate(address: string, { replace = false }: { replace?: boolean } = {}): void {
  if (FOREIGN.test(new URL(address, location.href).pathname)) return replace ? location.replace(address) : location.assign(address);
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  tell();
  if (!replace) scrollTo(0, 0);
}

/** Changes part of the query, replacing the entry in the history; null or '' takes a name out. */
export function setQuery(changes: Readonly<Record<string, string | null>>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  navigate(`${location.pathname}${query.size > 0 ? `?${query}` : ''}`, { replace: true });
}

/** @returns how to stop */
export function onNavigation(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Lets ordinary links and the browser's back and forward work without loading the page again. */
export function startRouter(): void {
  addEventListener('popstate', tell);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.href !== '');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || FOREIGN.test(link.pathname)) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
