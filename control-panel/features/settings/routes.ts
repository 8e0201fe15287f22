import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/settings', tag: 'hp-settings-page', load: () => import('./settings-page.ts') },
  { path: '/settings/accounts', tag: 'hp-accounts-page', needs: 'account.manage', load: () => import('./accounts-page.ts') },
  { path: '/settings/audit', tag: 'hp-audit-page', needs: 'town.manage', load: () => import('./audit-page.ts') },
];
