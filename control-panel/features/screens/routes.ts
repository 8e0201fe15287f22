import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/screens', tag: 'hp-screens-page', needs: 'screen.view', load: () => import('./screens-page.ts') },
  { path: '/screens/pair', tag: 'hp-pair-page', needs: 'screen.manage', load: () => import('./pair-page.ts') },
  { path: '/screens/:id', tag: 'hp-screen-page', needs: 'screen.view', load: () => import('./screen-page.ts') },
];
