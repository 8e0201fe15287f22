import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/sign-in', tag: 'hp-sign-in-page', bare: true, load: () => import('./sign-in-page.ts') },
  { path: '/set-up', tag: 'hp-set-up-page', bare: true, load: () => import('./set-up-page.ts') },
];
