import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/data/boards', tag: 'hp-boards-page', needs: 'board.view', load: () => import('./boards-page.ts') },
  { path: '/data/boards/new', tag: 'hp-new-board-page', needs: 'board.edit', load: () => import('./new-board-page.ts') },
  { path: '/data/boards/:id', tag: 'hp-board-editor-page', needs: 'board.view', load: () => import('./editor-page.ts') },
];
