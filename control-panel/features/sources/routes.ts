import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/data/sources', tag: 'hp-sources-page', needs: 'metric.view', load: () => import('./sources-page.ts') },
];
