import type { Route } from './route.ts';

let known: readonly Route[] = [];

/** Told once by the list of all pages, which pages themselves cannot import: it imports them. */
export function knowRoutes(routes: readonly Route[]): void {
  known = routes;
}

/** The page at just this address of the desk, where there is one. */
export function routeAt(path: string): Route | undefined {
  return known.find((route) => route.path === path);
}
