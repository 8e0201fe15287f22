import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/ledger', tag: 'hp-ledger-page', needs: 'ledger.view', load: () => import('./ledger-page.ts') },
];
