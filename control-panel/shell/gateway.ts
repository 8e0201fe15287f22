import type { SessionView } from '../../server/protocol/rest/session.ts';

/**
 * Where somebody must go first: setting up while the town is not, signing in while not signed in.
 * @returns the address, or null when the page asked for may be shown
 */
export function gateway(session: Pick<SessionView, 'setUp' | 'account' | 'permissions'>, path: string, search: string): string | null {
  if (!session.setUp) return path === '/set-up' ? null : '/set-up';
  if (path === '/set-up') return '/';
  const query = new URLSearchParams(search);
  if (path === '/sign-in' && session.account !== null && !query.has('token')) return wantedAfterSignIn(query);
  if (session.account === null && path !== '/sign-in') {
    const wanted = `${path}${search}`;
    return wanted === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(wanted)}`;
  }
  // a village's own sign-in has one page
  if (session.account && session.permissions.every((permission) => permission === 'reading.report') && !['/report', '/sign-in'].includes(path)) return '/report';
  return null;
}

/** The address to go to after signing in: only ever one of our own. */
export function wantedAfterSignIn(query: URLSearchParams): string {
  const to = query.get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) ? to : '/';
}
