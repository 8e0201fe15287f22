import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/content', tag: 'hp-content-page', needs: 'content.view', load: () => import('./content-page.ts') },
  { path: '/content/new', tag: 'hp-new-text-page', needs: 'content.edit', load: () => import('./new-text-page.ts') },
  { path: '/content/:id', tag: 'hp-content-item-page', needs: 'content.view', load: () => import('./content-item-page.ts') },
];
