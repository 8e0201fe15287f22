import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [
  { path: '/schedules', tag: 'hp-schedules-page', needs: 'content.view', load: () => import('./schedules-page.ts') },
  { path: '/schedules/new', tag: 'hp-new-schedule-page', needs: 'content.edit', load: () => import('./new-schedule-page.ts') },
  { path: '/schedules/:id', tag: 'hp-schedule-page', needs: 'content.view', load: () => import('./schedule-page.ts') },
];
