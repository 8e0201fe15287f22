import type { Permission } from '../../server/domain/role.ts';

/** Where one is: what the address says, taken apart. */
export interface Place {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** One page: its address, with `:name` parameters, and the element that shows it, fetched when first needed. */
export interface Route {
  readonly path: string;
  readonly tag: `hp-${string}`;
  readonly load: () => Promise<unknown>;
  /** What one must be allowed to; signed in is enough where nothing is named. */
  readonly needs?: Permission;
  /** Shown without the navigation: signing in, setting up. */
  readonly bare?: true;
}

/** The first route that an address is of, with its parameters; null when none is. */
export function matchRoute(routes: readonly Route[], path: string): { route: Route; params: Record<string, string> } | null {
  const parts = partsOf(path);
  for (const route of routes) {
    const params = matchParts(partsOf(route.path), parts);
    if (params) return { route, params };
  }
  return null;
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index]!;
    if (!expected.startsWith(':')) {
      if (expected !== part) return null;
      continue;
    }
    try {
      params[expected.slice(1)] = decodeURIComponent(part);
    } catch {
      return null; // a lone percent sign is nobody's id
    }
  }
  return params;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
