import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/publications', tag: 'hp-publications-page', needs: 'publication.view', load: () => import('./publications-page.ts') },
  { path: '/publications/:sequence', tag: 'hp-publication-page', needs: 'publication.view', load: () => import('./publication-page.ts') },
];
