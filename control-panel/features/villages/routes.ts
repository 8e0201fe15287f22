import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/data/villages', tag: 'hp-villages-page', needs: 'metric.view', load: () => import('./villages-page.ts') },
  { path: '/report', tag: 'hp-report-page', needs: 'reading.report', bare: true, load: () => import('./report-page.ts') },
];
