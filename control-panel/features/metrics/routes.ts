import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/data', tag: 'hp-metrics-page', needs: 'metric.view', load: () => import('./metrics-page.ts') },
  { path: '/data/enter', tag: 'hp-enter-page', needs: 'reading.enter', load: () => import('./enter-page.ts') },
  { path: '/data/import', tag: 'hp-import-page', needs: 'reading.enter', load: () => import('./import-page.ts') },
  { path: '/data/held', tag: 'hp-held-page', needs: 'metric.view', load: () => import('./held-page.ts') },
  { path: '/data/metrics/new', tag: 'hp-metric-form-page', needs: 'metric.manage', load: () => import('./metric-form-page.ts') },
  { path: '/data/metrics/:id', tag: 'hp-metric-page', needs: 'metric.view', load: () => import('./metric-page.ts') },
  { path: '/data/metrics/:id/edit', tag: 'hp-metric-edit-page', needs: 'metric.manage', load: () => import('./metric-edit-page.ts') },
];
