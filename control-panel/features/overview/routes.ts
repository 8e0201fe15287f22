import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/', tag: 'hp-overview-page', needs: 'screen.view', load: () => import('./overview-page.ts') },
];
