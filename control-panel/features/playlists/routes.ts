import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/playlists', tag: 'hp-playlists-page', needs: 'content.view', load: () => import('./playlists-page.ts') },
  { path: '/playlists/:id', tag: 'hp-playlist-page', needs: 'content.view', load: () => import('./playlist-page.ts') },
];
