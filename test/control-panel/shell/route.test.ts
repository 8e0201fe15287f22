import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateway, wantedAfterSignIn } from '../../../control-panel/shell/gateway.ts';
import { matchRoute } from '../../../control-panel/shell/route.ts';
import type { Route } from '../../../control-panel/shell/route.ts';
import { ROUTES } from '../../../control-panel/shell/routes.ts';
import { SECTIONS, sectionOf } from '../../../control-panel/shell/sections.ts';

const tagAt = (path: string) => matchRoute(ROUTES, path)?.route.tag;

describe('addresses of the desk', () => {
  it('lead to their pages, the named ones before those with a parameter', () => {
    expect(tagAt('/')).toBe('hp-overview-page');
    expect(tagAt('/screens/pair')).toBe('hp-pair-page');
    expect(tagAt('/screens/s1')).toBe('hp-screen-page');
    expect(tagAt('/content/new')).toBe('hp-new-text-page');
    expect(tagAt('/schedules/new')).toBe('hp-new-schedule-page');
    expect(tagAt('/publications/12')).toBe('hp-publication-page');
    expect(tagAt('/settings/accounts/')).toBe('hp-accounts-page');
  });

  it('that are nobody’s match nothing', () => {
    for (const path of ['/nowhere', '/screens/a/b', '/settings/accounts/x', '/screens/%']) expect(tagAt(path)).toBeUndefined();
  });

  it('give their parameters decoded', () => {
    const routes: Route[] = [{ path: '/a/:id', tag: 'hp-a', load: () => Promise.resolve() }];
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(matchRoute(routes, `/a/${encodeURIComponent(id)}`)?.params).toEqual({ id });
      }),
    );
  });

  it('of every entry in the navigation lead to a page that belongs to that entry', () => {
    for (const { href } of SECTIONS) {
      expect(tagAt(href)).toBeDefined();
      expect(sectionOf(href)).toBe(href);
    }
    expect(sectionOf('/screens/s1')).toBe('/screens');
    expect(sectionOf('/publications/4')).toBe('/schedules');
  });

  it('are unique, and so are the elements that show them', () => {
    expect(new Set(ROUTES.map(({ path }) => path)).size).toBe(ROUTES.length);
    expect(new Set(ROUTES.map(({ tag }) => tag)).size).toBe(ROUTES.length);
  });
});

describe('who goes where first', () => {
  const account = { id: 'a1', username: 'a', name: 'a', roles: [], village: null, disabled: false, createdAt: 0, lastSeenAt: null };

  it('an empty installation to setting up, whatever was asked for', () => {
    expect(gateway({ setUp: false, account: null, permissions: [] }, '/screens', '')).toBe('/set-up');
    expect(gateway({ setUp: false, account: null, permissions: [] }, '/set-up', '?token=x')).toBeNull();
  });

  it('a stranger to signing in, and afterwards to what was asked for', () => {
    const address = gateway({ setUp: true, account: null, permissions: [] }, '/ledger', '?by=day');
    expect(address).toBe('/sign-in?to=%2Fledger%3Fby%3Dday');
    expect(wantedAfterSignIn(new URLSearchParams(address!.split('?')[1]))).toBe('/ledger?by=day');
  });

  it('somebody signed in nowhere else; setting up and signing in are over', () => {
    expect(gateway({ setUp: true, account, permissions: ['ledger.view'] }, '/ledger', '')).toBeNull();
    expect(gateway({ setUp: true, account, permissions: ['ledger.view'] }, '/set-up', '')).toBe('/');
    expect(gateway({ setUp: true, account, permissions: ['ledger.view'] }, '/sign-in', '?to=%2Fledger')).toBe('/ledger');
    expect(gateway({ setUp: true, account, permissions: ['ledger.view'] }, '/sign-in', '?token=once')).toBeNull();
  });

  it('a village’s own sign-in to its one page', () => {
    const reporter = { setUp: true, account, permissions: ['reading.report' as const] };
    for (const path of ['/', '/ledger', '/data/metrics/x']) expect(gateway(reporter, path, '')).toBe('/report');
    expect(gateway(reporter, '/report', '')).toBeNull();
  });

  it('nobody to another site after signing in', () => {
    for (const to of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)']) {
      expect(wantedAfterSignIn(new URLSearchParams({ to }))).toBe('/');
    }
  });
});
